// A second opinion on our own proof of linear time: recheck looks at every regex that runs on V8 without a limit. It takes seconds for
// some, so its verdicts are kept in test/catalogue/recheck.json by the hash of the regex; test/catalogue reads them. `unknown` means that
// it gave up.
// usage: node scripts/recheck-patterns.mjs [SECONDS]   (asks about what is new, drops what is gone; with SECONDS also again where it gave up)
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import recheck from 'recheck';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource, root } from './load-source.mjs';

const file = join(root, 'test/catalogue/recheck.json');
const timeout = Number(process.argv[2] ?? 10) * 1000;
const { recheckQuestion } = await loadSource(['test/catalogue/recheck-question.ts']);
const { patterns } = await readCatalogue();
const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const verdicts = {};
const write = () => {
  const sorted = Object.entries({ ...verdicts }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
};

let asked = 0;
for (const pattern of patterns) {
  const question = recheckQuestion(pattern);
  if (!question) continue;
  const { source, flags, key } = question;
  if (key in known && (known[key] !== 'unknown' || process.argv[2] === undefined)) {
    verdicts[key] = known[key];
    continue;
  }
  // Its other checker tries texts at random: neither a proof nor the same every time.
  verdicts[key] = recheck.checkSync(source, flags, { timeout, checker: 'automaton', maxNFASize: 200_000 }).status;
  if (verdicts[key] === 'vulnerable') console.log(`${pattern.id}: vulnerable`);
  asked += 1;
  if (asked % 20 === 0) write();
}
write();
const count = (verdict) => Object.values(verdicts).filter((one) => one === verdict).length;
console.log(
  `${asked} asked now; ${count('safe')} safe, ${count('unknown')} unknown, ${count('vulnerable')} vulnerable`,
);
process.exitCode = count('vulnerable') > 0 ? 1 : 0;
