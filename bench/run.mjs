// Runs the benchmarks one after the other: `npm run bench`. Each one prints ratios of what was measured in the same go (docs/benchmarks.md).
//   node bench/run.mjs [name…]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** In order; what needs more than a built dist/ says so and is passed over. */
const BENCHES = {
  'hook-start': [],
  server: [],
  matching: [],
  memory: [],
  history: ['200000'],
  'learned-regexes': [],
  'json-repair': [],
  'hook-latency': [],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const failed = [];
for (const [name, args] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.mjs`), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nnot run to the end: ${failed.join(', ')}`);
process.exitCode = failed.some((name) => name !== 'hook-latency') ? 1 : 0; // that one needs the client
