// How fast patterns are found in a text: ordinary logs against 100, 1,000 and 10,000 patterns and the built-in ones, beside a plain loop
// over the regexes and ripgrep on the same data; then hostile text, 1 MB against 10 MB.
//   node bench/matching.mjs [--mb N] [--rounds N] [--json]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../scripts/build-catalogue.mjs';
import { loadSource } from '../scripts/load-source.mjs';
import { HOSTILE, manyRegexes, ordinaryLog } from './support/texts.mjs';

const { values: options } = parseArgs({
  options: {
    mb: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const MB = 1_000_000;
const rounds = Number(options.rounds);
const say = (line) => options.json || console.log(line);

const { compilePatterns, fillDefaults, preparePatterns } = await loadSource([
  'src/pattern/match/compile-patterns.ts',
  'src/pattern/parse/fill-defaults.ts',
  'src/pattern/prepare-patterns.ts',
]);

const made = (count) =>
  preparePatterns(
    manyRegexes(count).map((error_regex, n) =>
      fillDefaults({ id: `made/p${n}`, error_regex, category: 'other', severity: 'low' }, 'built-in'),
    ),
    'made',
  ).patterns;

/** Seconds of CPU of this process, so that a busy machine does not count. */
const cpu = async (work) => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const timed = async (work, times = rounds) => {
  const all = [];
  for (let round = 0; round < times; round += 1) all.push(await cpu(work));
  return { median: median(all), min: Math.min(...all) };
};

const log = ordinaryLog(Number(options.mb) * MB);
const bytes = Buffer.byteLength(log.join('\n'));
const sets = {
  100: made(100),
  '1,000': made(1000),
  '10,000': made(10_000),
  'built-in': (await readCatalogue()).patterns,
};

/** Every regex on every line, on a part of the log that ends in bearable time. */
const naive = async (patterns) => {
  const regexes = patterns.map(({ error_regex, flags }) => new RegExp(error_regex, flags));
  const part = log.slice(0, Math.max(50, Math.round(2_000_000 / regexes.length)));
  const size = part.join('\n').length;
  const { median: seconds } = await timed(() => {
    for (const line of part) for (const regex of regexes) regex.test(line);
  }, 1);
  return size / MB / seconds;
};

const place = mkdtempSync(join(tmpdir(), 'heal-hooks-matching-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
writeFileSync(join(place, 'log'), log.join('\n'));
/** Seconds of wall time; ripgrep counts the lines only, and stops at the first pattern of each. Null where it is not installed. */
const ripgrep = (patterns) => {
  const file = join(place, 'patterns');
  writeFileSync(file, patterns.map(({ error_regex }) => error_regex).join('\n'));
  const start = process.hrtime.bigint();
  const { status } = spawnSync('rg', ['-c', '-j1', '-f', file, join(place, 'log')]);
  return status === 0 || status === 1 ? Number(process.hrtime.bigint() - start) / 1e9 : null;
};

const results = { ordinary: {}, hostile: {} };
say(`ordinary log, ${(bytes / MB).toFixed(1)} MB, ${log.length} lines; MB/s of CPU time, median of ${rounds}`);
for (const [name, patterns] of Object.entries(sets)) {
  const matcher = compilePatterns(patterns);
  await matcher.match(log.slice(0, 2000)); // compiled by V8 as in a server
  const speed = bytes / MB / (await timed(() => matcher.match(log))).median;
  const plain = await naive(patterns);
  const rg = name === 'built-in' ? null : ripgrep(patterns); // some built-in ones are not in its dialect
  results.ordinary[name] = { speed, naive: plain, ripgrep: rg && bytes / MB / rg };
  say(
    `  ${name.padStart(8)} patterns ${speed.toFixed(1).padStart(7)} MB/s   ${(speed / plain).toFixed(0)} × a plain loop (${plain.toFixed(2)})` +
      `${rg ? `   ${(speed / (bytes / MB / rg)).toFixed(2)} × ripgrep (${(bytes / MB / rg).toFixed(0)})` : ''}`,
  );
}
const speeds = ['100', '1,000', '10,000'].map((name) => results.ordinary[name].speed);
results.spread = Math.max(...speeds) / Math.min(...speeds);
say(`  spread from 100 to 10,000 patterns: ${results.spread.toFixed(2)} ×`);

say('hostile text, built-in patterns; seconds of CPU time at 1 MB and 10 MB, best of 2');
const matcher = compilePatterns(sets['built-in']);
for (const [name, build] of Object.entries(HOSTILE)) {
  const [small, large] = [build(MB), build(10 * MB)];
  await matcher.match(build(100_000));
  const one = (await timed(() => matcher.match(small), 2)).min;
  const ten = (await timed(() => matcher.match(large), 2)).min;
  results.hostile[name] = { one, ten, ratio: ten / one };
  say(`  ${name.padEnd(26)} ${one.toFixed(3)}  ${ten.toFixed(3)}   ${(ten / one).toFixed(1)} ×`);
}
if (options.json) console.log(JSON.stringify(results));
