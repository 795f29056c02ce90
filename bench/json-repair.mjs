// How well broken JSON is repaired: real files, broken by one slip each, repaired with and without the last good version at hand; beside
// jsonrepair on the same texts when it is installed (`--beside <folder with node_modules>`).
//   node bench/json-repair.mjs [files] [--per N] [--seed N] [--beside DIR] [--json] [--show KIND]
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EDITS, LOSSES, randomOf, SLIPS } from './support/json-mutants.mjs';
import { loadSource } from './support/load-source.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const maxFiles = Number(
  process.argv.slice(2).find((arg, i, all) => /^\d+$/.test(arg) && !all[i - 1]?.startsWith('--')) ?? 150,
);
const per = Number(option('--per', 1));
const seed = Number(option('--seed', 1));
const show = option('--show', '');
const asJson = process.argv.includes('--json');

const { dialectOf, isValid, repairJson } = await loadSource('bench/support/json-repair-source.ts');
const beside = await loadBeside(option('--beside', '.'));

async function loadBeside(folder) {
  try {
    const path = createRequire(join(resolve(folder), 'x.js')).resolve('jsonrepair');
    return (await import(pathToFileURL(path).href)).jsonrepair;
  } catch {
    return null; // not installed: the comparison is left out
  }
}

function* jsonFiles(folder, depth = 0) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < 6) yield* jsonFiles(path, depth + 1);
    else if (/\.(json|jsonc|eslintrc)$/.test(entry.name) && !/lock/.test(entry.name)) yield path;
  }
}

/** Real files of this checkout and its dependencies, spread over all of them. */
function collect() {
  const paths = ['package.json', 'tsconfig.json', 'biome.json', ...jsonFiles('node_modules/.')];
  const texts = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const fitting = texts.filter(
    ({ path, text }) => text.length > 60 && text.length < 60_000 && isValid(text, dialectOf(path)),
  );
  const stride = Math.max(1, fitting.length / maxFiles);
  return Array.from({ length: Math.min(maxFiles, fitting.length) }, (_, index) => fitting[Math.floor(index * stride)]);
}

/** What a text means, whatever its layout; null when it cannot be read. */
const meaning = (text, dialect) => {
  try {
    return JSON.stringify(dialect.name === 'json' ? JSON.parse(text) : parseLoosely(text));
  } catch {
    return null;
  }
};
const parseLoosely = (text) =>
  JSON.parse(
    text
      .replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (m) => (m[0] === '/' ? '' : m))
      .replace(/,(\s*[}\]])/g, '$1'),
  );

const verdictOf = (repaired, wanted, dialect) => {
  if (repaired === null) return 'refused';
  return meaning(repaired, dialect) === meaning(wanted, dialect) ? 'exact' : 'wrong';
};

const METHODS = {
  'without original': (broken, dialect) => {
    const result = repairJson(broken, dialect);
    return result.kind === 'repaired' ? result.text : null;
  },
  'with original': (broken, dialect, original) => {
    const result = repairJson(broken, dialect, original);
    return result.kind === 'repaired' ? result.text : null;
  },
  ...(beside && {
    jsonrepair: (broken) => {
      try {
        return beside(broken);
      } catch {
        return null;
      }
    },
  }),
};

const tally = {};
const timing = {};
const count = (method, kind, verdict, isSame) => {
  tally[method] ??= {};
  tally[method][kind] ??= { exact: 0, refused: 0, wrong: 0, same: 0 };
  tally[method][kind][verdict]++;
  if (isSame) tally[method][kind].same++;
};

const files = collect();
for (const [fileIndex, { path, text }] of files.entries()) {
  const dialect = dialectOf(path);
  const original = fileIndex % 4 === 3 && dialect.name === 'json' ? JSON.stringify(JSON.parse(text)) : text; // every fourth on one line
  for (const [kindIndex, [kind, slip]] of Object.entries({ ...SLIPS, ...LOSSES }).entries()) {
    for (let round = 0; round < per; round++) {
      const random = randomOf(seed * 7919 + fileIndex * 104729 + kindIndex * 1299709 + round * 15485863);
      let wanted = original;
      for (let edits = Math.floor(random.next() * 3); edits > 0; edits--)
        wanted = random.pick(EDITS)(wanted, random) ?? wanted;
      const slipped = slip(wanted, random);
      const broken = typeof slipped === 'string' ? slipped : slipped?.broken;
      wanted = slipped?.wanted ?? wanted;
      if (broken === undefined || isValid(broken, dialect)) continue;
      for (const [method, repair] of Object.entries(METHODS)) {
        const start = performance.now();
        const repaired = repair(broken, dialect, original);
        timing[method] = (timing[method] ?? 0) + performance.now() - start;
        const verdict = verdictOf(repaired, wanted, dialect);
        count(method, kind, verdict, repaired === wanted);
        if (show && (show === verdict || kind === show) && verdict !== 'exact' && method !== 'jsonrepair')
          report(
            method,
            kind,
            path,
            verdict,
            wanted,
            broken,
            repaired,
            repairJson(broken, dialect, method.startsWith('with ') ? original : undefined),
          );
      }
    }
  }
}

function report(method, kind, path, verdict, wanted, broken, repaired, result) {
  let at = 0;
  while (broken[at] === wanted[at]) at++;
  const around = (text) => (text === null ? '-' : JSON.stringify(text.slice(Math.max(0, at - 60), at + 60)));
  console.log(
    `${method} · ${kind} · ${verdict} · ${path}\n  wanted ${around(wanted)}\n  broken ${around(broken)}\n  got    ${around(repaired)} ${result.reason ?? JSON.stringify(result.fixes)}`,
  );
}

const total = (method, kinds) => {
  const sum = { exact: 0, refused: 0, wrong: 0, same: 0 };
  for (const kind of Object.keys(kinds))
    for (const key of Object.keys(sum)) sum[key] += tally[method]?.[kind]?.[key] ?? 0;
  return sum;
};
const ratio = (part, sum) => `${((100 * part) / (sum.exact + sum.refused + sum.wrong || 1)).toFixed(2)} %`.padStart(9);
const row = (name, sum) =>
  `${name.padEnd(34)} ${String(sum.exact + sum.refused + sum.wrong).padStart(6)} ${ratio(sum.exact, sum)} ${ratio(sum.refused, sum)} ${ratio(sum.wrong, sum)} ${ratio(sum.same, sum)}`;

if (asJson) console.log(JSON.stringify({ files: files.length, seed, per, tally }, null, 1));
else {
  for (const method of Object.keys(METHODS)) {
    console.log(
      `\n${method}: ${files.length} files, ${(timing[method] / 1000).toFixed(1)} s\n${' '.repeat(34)}  texts     exact   refused     wrong  byte for byte`,
    );
    for (const kind of Object.keys({ ...SLIPS, ...LOSSES })) console.log(row(kind, total(method, { [kind]: 1 })));
    console.log(row('ALL SLIPS', total(method, SLIPS)));
    console.log(row('ALL LOSSES', total(method, LOSSES)));
    console.log(row('ALL', total(method, { ...SLIPS, ...LOSSES })));
  }
  if (!beside) console.log('\njsonrepair is not installed: no comparison');
}
