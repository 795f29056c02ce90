// The matching engine: throughput against the number of patterns and the size of the text, beside ripgrep and a naive loop on the same
// machine and data; hostile texts; what starting costs. In processor time; ratios of one run are what counts, not the absolute figures.
//   node bench/matching.mjs [--text FILE] [--quick]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../scripts/build-catalogue.mjs';
import { loadSource } from '../scripts/load-source.mjs';
import { hostileTexts, logText } from './support/log-text.mjs';
import { rustRegex } from './support/rust-regex.mjs';

const quick = process.argv.includes('--quick');
const textFile = process.argv.includes('--text') ? process.argv[process.argv.indexOf('--text') + 1] : null;
const { patterns } = await readCatalogue();
const source = await loadSource([
  'src/pattern/match/compile-patterns.ts',
  'src/pattern/match/create-matcher.ts',
  'src/pattern/prepare-patterns.ts',
  'src/pattern/parse/fill-defaults.ts',
  'src/pattern/built-file.ts',
]);
const MB = 1e6;
/** The least processor time of a few runs, in milliseconds: other work on the machine hardly shows in it. */
const best = async (times, run) => {
  let least = Infinity;
  for (let i = 0; i < times; i += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
};

/** The catalogue, and as many made-up patterns as are missing: each with words of its own. */
function manyPatterns(count) {
  const made = Array.from({ length: Math.max(0, count - patterns.length) }, (_, i) =>
    source.fillDefaults(
      {
        id: `made/p${i}`,
        error_regex: `widget ${i.toString(36)}(?:zq|xv)k(?<symbol>\\w+) (?:broke|failed) at ${(i * 7919) % 99991}`,
        category: 'other',
        severity: 'low',
      },
      'built-in',
    ),
  );
  return [...patterns, ...source.preparePatterns(made, 'bench').patterns].slice(0, count);
}

const whole = textFile ? readFileSync(textFile, 'latin1') : logText(quick ? 5 * MB : 20 * MB);
console.log(
  `text: ${textFile ?? 'generated log'}, ${(whole.length / MB).toFixed(0)} MB; ${patterns.length} patterns in the catalogue`,
);

/** One pass with ever more patterns; how far the fastest and the slowest lie apart. */
async function byNumber(text) {
  const some = text.split('\n');
  const speeds = [];
  for (const count of [100, 1000, 10_000]) {
    const chosen = manyPatterns(count);
    const compiled = await best(1, () => source.compilePatterns(chosen));
    const matcher = source.compilePatterns(chosen);
    await matcher.match(some.slice(0, 5000));
    const ms = await best(5, () => matcher.match(some));
    speeds.push(text.length / ms);
    console.log(
      `  ${String(count).padStart(6)}  ${speed(text.length / MB, ms).padStart(5)} MB/s   compiled in ${compiled.toFixed(0)} ms`,
    );
  }
  console.log(`  spread ${(Math.max(...speeds) / Math.min(...speeds)).toFixed(2)} x`);
}

const lines = whole.split('\n');
const size = whole.length / MB;
const speed = (megabytes, ms) => (megabytes / (ms / 1000)).toFixed(megabytes / ms < 0.001 ? 2 : 0);
console.log('\nthroughput by number of patterns (all of the text)');
await byNumber(whole);
if (!textFile) {
  console.log('\nthe same on a log of which one line in four sounds like a failure and is none');
  await byNumber(logText(whole.length, { loud: true }));
}

console.log('\nthroughput by size of the text (the catalogue)');
const matcher = source.compilePatterns(patterns);
for (const part of [0.01, 0.1, 1, size]) {
  const some = whole.slice(0, part * MB).split('\n');
  const rounds = Math.max(1, Math.round(1 / part));
  const ms = await best(5, async () => {
    for (let i = 0; i < rounds; i += 1) await matcher.match(some);
  });
  console.log(`  ${part.toFixed(2).padStart(6)} MB  ${speed(part * rounds, ms).padStart(5)} MB/s`);
}

console.log('\nbeside others (the same text and patterns)');
const sample = whole.slice(0, MB).split('\n');
const single = patterns.filter(({ facts }) => !facts.block);
const naiveOf = (some) => some.map(({ error_regex, flags }) => new RegExp(error_regex, flags));
const naiveRegexes = naiveOf(single);
const naive = await best(1, () => {
  for (const line of sample) for (const regex of naiveRegexes) regex.exec(line);
});
const singleMatcher = source.compilePatterns(single);
const ours = await best(5, () => singleMatcher.match(sample));
console.log(
  `  naive loop ${speed(1, naive)} MB/s, ours ${speed(1, ours)} MB/s: ${(naive / ours).toFixed(0)} x   (${single.length} patterns, 1 MB)`,
);

const portable = single
  .map((pattern) => ({ pattern, regex: rustRegex(pattern.error_regex, pattern.flags) }))
  .filter(({ regex }) => regex !== null);
const left = patterns.length - portable.length;
const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-bench-'));
writeFileSync(join(folder, 'log'), whole);
writeFileSync(join(folder, 'empty'), '');
writeFileSync(join(folder, 'patterns'), portable.map(({ regex }) => regex).join('\n'));
const FLAGS = '--no-config --no-unicode -a -c --regex-size-limit 4G --dfa-size-limit 1G -f patterns';
/** What it answers, and the processor time of the process, as the shell counts it. */
const ripgrep = (file) => {
  const run = spawnSync('sh', ['-c', `rg ${FLAGS} ${file} 2>&1; echo "status $?"; times`], {
    cwd: folder,
    encoding: 'utf8',
  });
  const status = Number(/^status (\d+)$/m.exec(run.stdout)?.[1] ?? 2);
  const [user = 0, system = 0] = [...(run.stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => (Number(minutes) * 60 + Number(seconds)) * 1000,
  );
  return { status, said: run.stdout.split('\n')[0], ms: user + system };
};
const started = ripgrep('empty');
const searched = ripgrep('log');
rmSync(folder, { recursive: true, force: true });
if (searched.status === 127) console.log('  ripgrep is not installed');
else if (searched.status > 1) console.log(`  ripgrep does not take the patterns: ${searched.said}`);
else {
  const same = source.compilePatterns(portable.map(({ pattern }) => pattern));
  await same.match(sample);
  const sameMs = await best(3, () => same.match(lines));
  const found = await same.match(lines, { runnersUp: true });
  const searchMs = Math.max(1, searched.ms - started.ms);
  console.log(
    `  ripgrep ${speed(size, searchMs)} MB/s, ours ${speed(size, sameMs)} MB/s: ${(searchMs / sameMs).toFixed(1)} x   (${portable.length} patterns, ${left} left out: lookaround or several lines)`,
  );
  console.log(
    `  ripgrep takes ${started.ms.toFixed(0)} ms more to compile the patterns, and says on how many lines something matches (${searched.said}); ours says what (${new Set(found.map(({ line }) => line)).size} lines, at most 200 of a pattern)`,
  );
}

const LARGE = quick ? 4 : 10;
console.log(`\nhostile texts: time at 1 MB and ${LARGE} MB`);
const literals = [...new Set(patterns.flatMap(({ facts }) => facts.literals ?? []))].map((literal) => literal.trim());
/** Regexes over which a backtracking engine would not come back; from a layer that is not ours, so that they run on re2js. */
const NESTED = [
  '(x+x+)+y',
  '([xy12]+)*!',
  '(a:)+(a:)*b',
  'error:( *)*x',
  '^(([xy])+.)+[A-Z]([xy])+$',
  "('[^']*)*\"\\(z",
];
const nested = source.preparePatterns(
  NESTED.map((error_regex, i) =>
    source.fillDefaults({ id: `nested/p${i}`, error_regex, category: 'other', severity: 'low' }, 'user'),
  ),
  'bench',
).patterns;
async function hostile(title, judged) {
  console.log(`  ${title}`);
  let worst = 0;
  for (const [name, build] of Object.entries(hostileTexts(literals))) {
    const time = (size) => {
      const some = build(size).split('\n');
      return best(quick ? 2 : 3, () => judged.match(some));
    };
    await time(MB / 5);
    const [small, large] = [await time(MB), await time(LARGE * MB)];
    worst = Math.max(worst, large / small);
    console.log(
      `    ${name.padEnd(30)} ${small.toFixed(1).padStart(7)} ms ${large.toFixed(1).padStart(8)} ms   ${(large / small).toFixed(1)} x`,
    );
  }
  console.log(`    worst ratio ${worst.toFixed(1)}`);
}
await hostile('the catalogue', matcher);
await hostile(`${nested.length} patterns of a user with nested quantifiers`, source.compilePatterns(nested));

console.log('\nstart');
const built = Buffer.from(source.encodeBuiltPatterns(patterns));
const open = await best(20, () => source.openBuiltPatterns(built, { layer: 'built-in', trusted: true }));
console.log(`  built file ${(built.length / 1000).toFixed(0)} kB, opened in ${open.toFixed(1)} ms (warm)`);
console.log(`  peak memory of this run ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
