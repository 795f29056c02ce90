// Plays the sessions of bench/learning/scenarios against the built hook, in a repository and a HOME of their own, and counts the remedies
// that were offered at a failure.
// Then induces patterns from two examples of each message of the built-in catalogue and tests them on lines not seen (support/two-shot.mjs).
//   npm run bench:learning -- [--json] [--door plugin|node|shell] [--only PART-OF-A-PATH,… (scenarios alone)]      (after `npm run build`)
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readScenario } from './support/learning-scenario.mjs';
import { playScenario } from './support/play-scenario.mjs';
import { twoShot } from './support/two-shot.mjs';

const folder = join(import.meta.dirname, 'learning', 'scenarios');
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean' },
    door: { type: 'string', default: 'plugin' },
    only: { type: 'string', default: '' },
  },
});

const results = [];
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  if (!file.endsWith('.txt') || !options.only.split(',').some((part) => file.includes(part))) continue;
  const scenario = readScenario(readFileSync(join(folder, file), 'utf8'));
  const { offers, faults } = await playScenario(scenario, options.door).catch((error) => ({
    offers: [],
    faults: [String(error)],
  }));
  results.push({
    scenario: file.replace(/\.txt$/, ''),
    ok: faults.length === 0 && offers.every(({ right }) => right),
    offers,
    faults,
  });
}

const offers = results.flatMap((result) => result.offers);
const wanting = offers.filter(({ wanted }) => wanted !== 'nothing');
const summary = {
  scenarios: results.length,
  asWritten: results.filter(({ ok }) => ok).length,
  remediesWanted: wanting.length,
  rightOffered: wanting.filter(({ right }) => right).length,
  wrongOffered: offers.filter(({ right, offered }) => !right && offered !== 'nothing').length,
};
const induction = options.only === '' ? await twoShot(resolve(import.meta.dirname, '..')) : null;
if (options.json) console.log(JSON.stringify({ ...summary, induction, results }));
else {
  for (const { scenario, ok, offers: made, faults } of results) {
    console.log(`${ok ? 'ok ' : 'NOT'} ${scenario}`);
    for (const { wanted, offered, right, advice } of made)
      if (!right) console.log(`      wanted ${wanted}, offered ${offered}\n        in: ${advice || 'nothing said'}`);
    for (const fault of faults) console.log(`      ${fault}`);
  }
  console.log(
    `${summary.scenarios} scenarios, ${summary.asWritten} as written: right remedy offered ${summary.rightOffered} of ${summary.remediesWanted}, wrong remedy offered ${summary.wrongOffered} times`,
  );
  if (induction)
    console.log(
      `two-shot induction: ${induction.patterns} patterns, recall ${induction.recall} on ${induction.heldOut.written + induction.heldOut.renamed} other lines, ${induction.falseMatches} false matches on ${induction.otherLines} others; not proved linear: ${induction.notProvedLinear}; worst of all on a line of 64 kB: ${induction.worstMillisecondsOn64kB} ms`,
    );
}
const induced =
  !induction || (induction.recall >= 0.84 && induction.falseMatches === 0 && induction.notProvedLinear === 0);
process.exitCode = summary.asWritten < summary.scenarios || !induced ? 1 : 0;
