// Checks patterns/*.json5 and playbooks/*.json5 as test/catalogue does, and names what fails, entry by entry.
// usage: node scripts/check-patterns.mjs [patterns/FILE.json5 …]
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource, root } from './load-source.mjs';

const only = new Set(process.argv.slice(2).map((file) => basename(file)));
const wanted = (file) => only.size === 0 || only.has(basename(file));

const { patterns, playbooks, problems } = await readCatalogue();
const source = await loadSource(['src/diagnosis/lint-patterns.ts', 'src/remedy/lint-playbooks.ts']);
const folder = join(root, 'src/remedy/strategies');
const strategies = existsSync(folder) ? new Set(readdirSync(folder).map((name) => name.replace(/\.ts$/, ''))) : null;
const { faults, captured } = await source.lintPatterns(patterns, {
  strategies,
  playbooks: new Set(playbooks.map(({ id }) => id)),
});

const fileOf = new Map([...patterns, ...playbooks].map(({ id, file }) => [id, file]));
const all = [
  ...problems.filter(({ level }) => level === 'error'),
  ...[...faults, ...source.lintPlaybooks(playbooks, patterns, captured)].map((fault) => ({
    file: fileOf.get(fault.entry),
    ...fault,
  })),
].filter(({ file }) => wanted(file));
for (const { file, entry, field, message } of all)
  console.log([file, entry, field, message].filter(Boolean).join(': '));

const slow = patterns.filter(({ file, facts }) => facts.engine === 'linear' && wanted(file));
if (slow.length > 0)
  console.log(
    `note: not proved linear, so slower (on re2js): ${slow.map(({ id }) => id).join(' ')}\n      anchor with ^, narrow .* to [^…]*, or keep two repetitions from sharing text`,
  );
console.log(`${all.length} faults in ${patterns.length} patterns and ${playbooks.length} playbooks`);
process.exitCode = all.length > 0 ? 1 : 0;
