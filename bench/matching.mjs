// The matching engine: throughput against the number of patterns and the size of the text, beside ripgrep and a naive loop on the same
// machine and data; hostile texts; what starting costs. Ratios of one run are what counts, not the absolute figures.
//   node bench/matching.mjs [--text FILE] [--quick]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../scripts/build-catalogue.mjs';
import { loadSource } from '../scripts/load-source.mjs';
import { hostileTexts, logText } from './support/log-text.mjs';

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
const best = async (times, run) => {
  let least = Infinity;
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
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

console.log('\nthroughput by number of patterns (all of the text)');
const lines = whole.split('\n');
const speeds = [];
for (const count of [100, 1000, 10_000]) {
  const some = manyPatterns(count);
  const compiled = await best(1, () => source.compilePatterns(some));
  const matcher = source.compilePatterns(some);
  await matcher.match(lines.slice(0, 5000));
  const ms = await best(5, () => matcher.match(lines));
  speeds.push(whole.length / MB / (ms / 1000));
  console.log(
    `  ${String(count).padStart(6)}  ${speeds.at(-1).toFixed(0).padStart(5)} MB/s   compiled in ${compiled.toFixed(0)} ms`,
  );
}
console.log(`  spread ${(Math.max(...speeds) / Math.min(...speeds)).toFixed(2)} x`);

console.log('\nthroughput by size of the text (the catalogue)');
const matcher = source.compilePatterns(patterns);
for (const size of [0.01, 0.1, 1, whole.length / MB]) {
  const part = whole.slice(0, size * MB).split('\n');
  const rounds = Math.max(3, Math.min(200, Math.round(2 / size)));
  const ms = await best(rounds, () => matcher.match(part));
  console.log(`  ${size.toFixed(2).padStart(6)} MB  ${(size / (ms / 1000)).toFixed(0).padStart(5)} MB/s`);
}

console.log('\nbeside others (the same text and patterns)');
const sample = whole.slice(0, MB).split('\n');
const regexes = patterns
  .filter(({ facts }) => !facts.block)
  .map(({ error_regex, flags }) => new RegExp(error_regex, flags));
const naive = await best(1, () => {
  for (const line of sample) for (const regex of regexes) regex.exec(line);
});
const ours = await best(5, () => matcher.match(sample));
console.log(
  `  naive loop ${(1 / (naive / 1000)).toFixed(2)} MB/s, ours ${(1 / (ours / 1000)).toFixed(0)} MB/s: ${(naive / ours).toFixed(0)} x`,
);
const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-bench-'));
writeFileSync(join(folder, 'log'), whole);
const portable = patterns
  .filter(({ error_regex }) => !/\(\?<?[=!]/.test(error_regex))
  .map(({ error_regex }) => error_regex.replaceAll('(?<', '(?P<').replace(/\(\?P<\w+>/g, '(?:'));
writeFileSync(join(folder, 'patterns'), portable.join('\n'));
const start = performance.now();
const rg = spawnSync('rg', ['-c', '-f', 'patterns', 'log'], { cwd: folder });
const rgMs = performance.now() - start;
rmSync(folder, { recursive: true, force: true });
const all = await best(3, () => matcher.match(lines));
if (rg.error || (rg.status ?? 2) > 1)
  console.log(`  ripgrep: ${rg.error?.message ?? String(rg.stderr).split('\n')[0]}`);
else
  console.log(
    `  ripgrep -c -f ${(whole.length / MB / (rgMs / 1000)).toFixed(0)} MB/s (start included, no captures), ours ${(whole.length / MB / (all / 1000)).toFixed(0)} MB/s`,
  );

console.log('\nhostile texts: time at 1 MB and 10 MB');
const literals = [...new Set(patterns.flatMap(({ facts }) => facts.literals ?? []))].map((literal) => literal.trim());
let worst = 0;
for (const [name, build] of Object.entries(hostileTexts(literals))) {
  const time = (size) => best(quick ? 1 : 2, () => matcher.match(build(size).split('\n')));
  await time(MB / 5);
  const [small, large] = [await time(MB), await time(quick ? 4 * MB : 10 * MB)];
  worst = Math.max(worst, large / small);
  console.log(
    `  ${name.padEnd(30)} ${small.toFixed(0).padStart(6)} ms ${large.toFixed(0).padStart(7)} ms   ${(large / small).toFixed(1)} x`,
  );
}
console.log(`  worst ratio ${worst.toFixed(1)}`);

console.log('\nstart');
const built = source.encodeBuiltPatterns(patterns);
const open = await best(20, () => source.openBuiltPatterns(built, { layer: 'built-in', trusted: true }));
console.log(`  built file ${(built.length / 1000).toFixed(0)} kB, opened in ${open.toFixed(1)} ms (warm)`);
console.log(`  peak memory of this run ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
