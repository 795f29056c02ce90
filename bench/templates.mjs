// Mines the templates of a log: reads the Content column of a CSV file, writes one {"cluster","template"} a line, in the order of the input.
//   npm run -s bench:templates -- INPUT.csv OUT.jsonl
import { readFileSync, writeFileSync } from 'node:fs';
import { columnOf } from './support/csv-column.mjs';
import { loadSource } from './support/load-source.mjs';

const [input, output] = process.argv.slice(2);
if (!input || !output) {
  console.error('usage: npm run -s bench:templates -- INPUT.csv OUT.jsonl');
  process.exit(2);
}

const { TemplateMiner } = await loadSource('src/learning/templates/template-miner.ts');
const lines = columnOf(readFileSync(input, 'utf8'), 'Content');

const start = process.cpuUsage();
const miner = new TemplateMiner();
const keys = lines.map((line) => miner.add(line));
const found = keys.map((key) => miner.templateOf(key));
const { user, system } = process.cpuUsage(start);
const seconds = (user + system) / 1e6;

writeFileSync(output, found.map(({ id, text }) => `${JSON.stringify({ cluster: id, template: text })}\n`).join(''));
console.error(
  `${lines.length} lines, ${miner.templates().length} templates, ${Math.round(lines.length / seconds)} lines/s of processor time`,
);
