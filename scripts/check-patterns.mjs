// Checks patterns/*.json5 and playbooks/*.json5 as test/catalogue does, and names what fails, entry by entry.
// usage: node scripts/check-patterns.mjs [patterns/FILE.json5 …]
import { basename } from 'node:path';
import { catalogueFaults } from './catalogue-faults.mjs';

const only = new Set(process.argv.slice(2).map((file) => basename(file)));
const { faults, patterns, playbooks } = await catalogueFaults();
const shown = faults.filter(({ file }) => only.size === 0 || only.has(basename(file)));
for (const { file, entry, field, message } of shown)
  console.log([file, entry, field, message].filter(Boolean).join(': '));
const slow = patterns.filter(
  ({ file, facts }) => facts.engine === 'linear' && (only.size === 0 || only.has(basename(file))),
);
if (slow.length > 0)
  console.log(
    `note: not proved linear, so slower (on re2js): ${slow.map(({ id }) => id).join(' ')}\n      anchor with ^, narrow .* to [^…]*, or keep two repetitions from sharing text`,
  );
console.log(`${shown.length} faults in ${patterns.length} patterns and ${playbooks.length} playbooks`);
process.exitCode = shown.length > 0 ? 1 : 0;
