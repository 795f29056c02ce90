// Working projects of many ecosystems, broken at random and handed to `run --apply`: how many are healed, and is any left worse than found?
// Worse: a change without a report, a test edited, a file outside touched, something left behind, a fix that does not hold, a rollback
// that is not exact. Takes up again where it was stopped.
//   node bench/fault-injection.mjs [--seed N] [--count N] [--project NAME,…] [--only ID] [--folder DIR] [--json]
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, removeAll } from './fault-injection/inject.mjs';
import { prepare } from './fault-injection/prepare.mjs';
import { loadProjects } from './fault-injection/projects.mjs';
import { randomOf } from './fault-injection/random.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const seed = Number(option('--seed', 1));
const count = Number(option('--count', 500));
const only = option('--only');
const asJson = process.argv.includes('--json');
const folder = option('--folder', join(tmpdir(), `heal-hooks-fault-injection-${seed}`));
const wanted = option('--project')?.split(',');
const say = (text) => void (asJson || console.log(text));

mkdirSync(folder, { recursive: true });
const log = join(folder, 'results.jsonl');
const done = existsSync(log)
  ? readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

const projects = (await loadProjects()).filter(({ name }) => !wanted || wanted.includes(name));
const ready = new Map();

async function readyProject(project) {
  if (!ready.has(project.name)) {
    const prepared = await prepare(project, folder);
    if (prepared.problem) say(`${project.name} is left out: ${prepared.problem}`);
    ready.set(project.name, prepared.problem ? null : { ...prepared, files: project.files });
  }
  return ready.get(project.name);
}

/** One injection; null when its project cannot work on this machine or the fault broke nothing. */
async function one(id) {
  const project = randomOf(seed * 7_919 + id).pick(projects);
  const prepared = await readyProject(project);
  return prepared && (await inject({ id, seed, project, prepared, folder }));
}

if (only) {
  console.log(JSON.stringify(await one(Number(only)), null, 2));
} else {
  const results = done.filter((result) => result.project);
  let id = done.at(-1)?.id ?? 0;
  for (let misses = 0; results.length < count && misses < 200; ) {
    id += 1;
    const result = await one(id);
    misses = result ? 0 : misses + 1;
    appendFileSync(log, `${JSON.stringify(result ?? { id })}\n`);
    if (!result?.worse.length) removeAll(join(folder, 'cases', String(id)));
    if (!result) continue;
    results.push(result);
    say(
      `${results.length} #${id} ${result.project}: ${result.what} → ${[result.outcome, ...result.worse].join('; WORSE ')}`,
    );
  }
  report(results);
}

function report(results) {
  const tally = (key) => {
    const counts = {};
    for (const result of results) counts[key(result)] = (counts[key(result)] ?? 0) + 1;
    return counts;
  };
  const worse = results.filter((result) => result.worse.length > 0);
  const healed = results.filter(({ exact }) => exact !== undefined);
  const summary = {
    seed,
    injections: results.length,
    projects: Object.keys(tally(({ project }) => project)).length,
    outcomes: tally(({ outcome }) => outcome),
    healed_to_the_byte: healed.filter(({ exact }) => exact).length,
    worse: worse.length,
  };
  if (asJson) console.log(JSON.stringify({ ...summary, cases: worse }, null, 2));
  else {
    console.log(JSON.stringify(summary, null, 2));
    for (const { id, project, what, worse: why } of worse)
      console.log(`#${id} ${project}: ${what}\n   ${why.join('\n   ')}`);
  }
  process.exitCode = worse.length > 0 ? 1 : 0;
}
