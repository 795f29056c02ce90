// What a learned regex costs on a hostile line of 64 kB: regexes are made of the lines of logs (a generated one, or the column `Content` of CSV
// files), and each runs on lines built of its own examples, of single characters, and of its beginning over and over.
//   node bench/learned-regexes.mjs [INPUT.csv…]
import { readFileSync } from 'node:fs';
import { columnOf } from './support/csv-column.mjs';
import { loadSource } from './support/load-source.mjs';
import { logText } from './support/log-text.mjs';

const { inducePattern } = await loadSource('src/learning/induction/induce-pattern.ts');
const SIZE = 64_000;
/** Of each line the words with a digit, which is what differs between lines that tell the same. */
const groupOf = (line) => line.replace(/\S*\d\S*/g, '#');

const files = process.argv.slice(2);
const lines =
  files.length > 0
    ? files.flatMap((file) => columnOf(readFileSync(file, 'utf8'), 'Content'))
    : logText(3_000_000, { loud: true }).split('\n');
const groups = new Map();
for (const line of lines) {
  const group = groups.get(groupOf(line)) ?? [];
  if (group.length < 3 && !group.includes(line)) groups.set(groupOf(line), [...group, line]);
}
const examples = [...groups.values()].filter((group) => group.length >= 2);
const learned = examples.map((group) => ({ group, made: inducePattern(group) })).filter(({ made }) => made !== null);

const filled = (text) => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
const hostile = ([first]) => [
  filled(first),
  filled(`${first} `),
  filled(first.slice(0, Math.ceil(first.length / 2))),
  first.slice(0, -1) + filled('a'),
  first.split(' ')[0] + filled(' a:'),
  ...['a', ' ', '1', 'a:', '/', "'", '-1'].map(filled),
];
const ROUNDS = 20;
let worst = { ms: 0, source: '', line: '' };
for (const { group, made } of learned) {
  const regex = new RegExp(made.source);
  for (const line of hostile(group)) {
    regex.test(line);
    const start = process.cpuUsage();
    for (let i = 0; i < ROUNDS; i += 1) regex.test(line);
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000 / ROUNDS;
    if (ms > worst.ms) worst = { ms, source: made.source, line: line.slice(0, 60) };
  }
}
console.log(`${learned.length} learned regexes of ${lines.length} lines, ${SIZE / 1000} kB of hostile text each`);
console.log(`worst ${worst.ms.toFixed(2)} ms (goal 5): ${worst.source.slice(0, 200)} on ${worst.line}…`);
