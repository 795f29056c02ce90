// Mines generated logs of systems that the miner was not made for: their templates with slots are bench/templates/*.txt. Prints grouping and
// parsing accuracy of each, over several seeds.
//   npm run -s bench:templates-unseen -- [--json]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './support/load-source.mjs';
import { accuracy, slotLines } from './support/slot-lines.mjs';

const LINES = 2_000;
const SEEDS = [1, 2, 3, 4, 5];
const folder = join(import.meta.dirname, 'templates');
const { TemplateMiner } = await loadSource('src/learning/templates/template-miner.ts');
const mean = (values) => Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));

const systems = readdirSync(folder).map((file) => {
  const templates = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
  const runs = SEEDS.map((seed) => {
    const lines = slotLines(templates, LINES, seed);
    const miner = new TemplateMiner();
    const keys = lines.map(({ line }) => miner.add(line));
    return accuracy(
      lines.map(({ template }) => template),
      keys.map((key) => miner.templateOf(key).text),
    );
  });
  return {
    system: file.replace(/\.txt$/, ''),
    grouping: mean(runs.map(({ grouping }) => grouping)),
    parsing: mean(runs.map(({ parsing }) => parsing)),
  };
});
const summary = {
  grouping: mean(systems.map(({ grouping }) => grouping)),
  parsing: mean(systems.map(({ parsing }) => parsing)),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...summary, systems }));
else
  for (const { system, grouping, parsing } of [...systems, { system: 'average', ...summary }])
    console.log(`${system.padEnd(10)} grouping ${grouping.toFixed(3)}  parsing ${parsing.toFixed(3)}`);
process.exitCode = summary.grouping >= 0.95 && summary.parsing >= 0.8 ? 0 : 1;
