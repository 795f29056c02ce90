// A second opinion on our own proof of linear time: recheck looks at every regex that runs on V8 without a limit. It takes a second or so
// for each, so its verdicts are kept in test/catalogue/recheck.json by the hash of regex and flags; test/catalogue reads them.
// usage: node scripts/recheck-patterns.mjs   (checks what is new, drops what is gone)
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCatalogue } from './build-catalogue.mjs';
import { loadSource, root } from './load-source.mjs';

const FILE = join(root, 'test/catalogue/recheck.json');

const { loosen } = await loadSource(['src/pattern/regex/loosen.ts']);

/** What recheck is asked about a pattern; null where our proof says itself that the regex needs a limit. */
export function questionFor({ error_regex: regex, flags: given, facts }) {
  const source = loosen(regex);
  const flags = facts.block ? given : given.replace('m', '');
  if (facts.engine === 'v8') return { source, flags };
  // Linear from a fixed start is what `y` asks about.
  return facts.engine === 'bounded' && facts.walks === 1 ? { source, flags: `${flags}y` } : null;
}

export const keyOf = ({ source, flags }) =>
  createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16);

export const readVerdicts = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {});

/** `safe`, `vulnerable` or `unknown` (it gave up). */
export async function ask({ source, flags }) {
  const { checkSync } = (await import('recheck')).default;
  // Its other checker tries texts at random: neither a proof nor the same every time.
  return checkSync(source, flags, { timeout: 10_000, checker: 'automaton', maxNFASize: 200_000 }).status;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { patterns } = await readCatalogue();
  const known = readVerdicts();
  const verdicts = {};
  let asked = 0;
  const write = () => {
    const sorted = Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
  };
  for (const pattern of patterns) {
    const question = questionFor(pattern);
    if (!question) continue;
    const key = keyOf(question);
    verdicts[key] = known[key] ?? (await ask(question));
    if (!(key in known)) {
      asked += 1;
      if (verdicts[key] !== 'safe') console.log(`${pattern.id}: ${verdicts[key]}`);
      if (asked % 25 === 0) write();
    }
  }
  write();
  const vulnerable = Object.values(verdicts).filter((verdict) => verdict === 'vulnerable').length;
  console.log(`${Object.keys(verdicts).length} regexes, ${asked} asked now, ${vulnerable} vulnerable`);
  process.exitCode = vulnerable > 0 ? 1 : 0;
}
