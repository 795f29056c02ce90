// What the history costs: an append on the hot path, the intake of a million events, and questions of a fresh process to them.
//   node bench/history.mjs [events] [--json] [--keep]      --keep leaves the history where it was made, and says where
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COUNT_CPU, cpuSecondsIn } from './support/count-cpu.mjs';
import { bundleSource } from './support/load-source.mjs';

const events = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const asJson = process.argv.includes('--json');
const keep = process.argv.includes('--keep');
const say = (line) => asJson || console.log(line);

const bundle = await bundleSource('bench/support/history-source.ts');
const { appendJournal, findProject, redact, takeInJournal } = await import(bundle);

const state = mkdtempSync(join(tmpdir(), 'heal-hooks-bench-history-'));
process.on('exit', () => keep || rmSync(state, { recursive: true, force: true }));
/** The folder from which the commands ask: the events of every fortieth one are those of its project. */
const here = join(state, 'here');
mkdirSync(here);
const hereKey = findProject(here).key;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

// One in seven fails, with an excerpt of about 1.5 kB; 40 projects, 300 patterns, 20,000 fingerprints.
const excerpt =
  `src/app.ts:12:5 - error TS2304: Cannot find name 'total'.\n    at Object.<anonymous> (/home/me/project/src/cart.ts:88:13)\n`.repeat(
    12,
  );
const started = Date.UTC(2026, 0, 1);
const eventAt = (i) => {
  const session = `session-${Math.floor(i / 250)}`;
  const failed = i % 7 === 0;
  return {
    kind: 'event',
    id: `${session}:toolu_${(i * 2654435761) % 4294967296}_${i}`,
    source: 'hook',
    session,
    tool: 'Bash',
    command: `npm test -- --run test/unit/part-${i % 977}.test.ts`,
    cwd: `/nowhere/project-${i % 40}`,
    project: i % 40 === 7 ? hereKey : `project-${i % 40}`,
    exitCode: failed ? 1 : 0,
    outcome: failed ? 'failed' : 'succeeded',
    interrupted: false,
    at: started + i * 1000,
    durationMs: (i * 7) % 9000,
    ...(failed && {
      failure: {
        fingerprint: `fingerprint-${i % 20_000}`,
        signature: "error TS2304: Cannot find name '<str>'",
        pattern: i % 3 === 0 ? null : `typescript/pattern-${i % 1500}`,
        category: 'name',
        root: "error TS2304: Cannot find name 'total'.",
        captures: { symbol: 'total', file: 'src/app.ts', line: '12' },
        text: excerpt,
      },
    }),
  };
};

const appendTimes = [];
for (let i = 0; i < 500; i++) appendTimes.push((await timed(() => appendJournal(state, [eventAt(i * 5)])))[0]);
const redactTimes = [];
for (let i = 0; i < 50; i++) redactTimes.push((await timed(() => redact(excerpt.repeat(5))))[0]);
await takeInJournal(state, { env: {}, now: Date.now() });
say(`append of one failure:        ${median(appendTimes).toFixed(3)} ms (median of 500)`);
say(`redacting ${((excerpt.length * 5) / 1024).toFixed(1)} kB:            ${median(redactTimes).toFixed(3)} ms`);

if (keep) say(`history in ${state}`);
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let intakeMs = 0;
let intakeCpuMs = 0;
let taken = 0;
const STEP = 50_000;
for (let from = 0; from < events; from += STEP) {
  for (let i = from; i < Math.min(from + STEP, events); i += 1000)
    appendJournal(
      state,
      Array.from({ length: Math.min(1000, events - i) }, (_, j) => eventAt(i + j)),
    );
  const cpuBefore = cpuMs();
  const [ms, result] = await timed(() => takeInJournal(state, { env: {}, now: Date.now() + 120_000 }));
  if (result.problems.length > 0) throw new Error(result.problems.join('\n'));
  intakeMs += ms;
  intakeCpuMs += cpuMs() - cpuBefore;
  taken += result.taken;
}
const megabytes = statSync(join(state, 'history.db')).size / 1024 ** 2;
say(
  `intake of ${events} events:   ${(intakeMs / 1000).toFixed(1)} s, processor ${(intakeCpuMs / 1000).toFixed(1)} s (${Math.round((taken / intakeMs) * 1000)} events/s, database ${megabytes.toFixed(0)} MB)`,
);

const QUERIES = {
  'last 50 events': 'h.events({ limit: 50 })',
  'last 50 failures of a project': "h.events({ project: 'project-14', failures: true, limit: 50 })",
  'failures with a fingerprint': "h.events({ fingerprint: 'fingerprint-7', limit: 50 })",
  'events of a session': "h.events({ session: 'session-9', limit: 300 })",
  'occurrences of all patterns': 'h.occurrences()',
  'occurrences in a project': "h.occurrences('project-14')",
  'story of a fingerprint': "h.fingerprint('project-14', 'fingerprint-14')",
  'days of a project': "h.days('project-14')",
};
/**
 * Wall time of a process, and the processor time that it took (the steadier figure on a busy machine), in milliseconds. Once in a great
 * while a Node that has done everything does not end (https://github.com/nodejs/node/issues/54918): it is ended, and its like started again.
 */
const runNode = async (script) => {
  const counted = `${script}\nconst { user, system } = process.cpuUsage(); console.log((user + system) / 1000);`;
  const ask = () => execFileSync(process.execPath, ['--input-type=module', '-e', counted], { timeout: 60_000 });
  try {
    const [wall, output] = await timed(ask);
    return { wall, cpu: Number(output) };
  } catch (error) {
    if (error.code !== 'ETIMEDOUT') throw error;
    say('a Node did not end within a minute; once more');
    return runNode(script);
  }
};
const repeat = async (script) => {
  const runs = [];
  for (let i = 0; i < 7; i++) runs.push(await runNode(script));
  return { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) };
};

const empty = await repeat('');
say(`an empty node:                  ${empty.wall.toFixed(0)} ms, processor ${empty.cpu.toFixed(0)} ms`);
const queries = {};
for (const [name, query] of Object.entries(QUERIES)) {
  queries[name] = await repeat(`import { openHistory } from ${JSON.stringify(bundle)};
    const h = await openHistory(${JSON.stringify(state)});
    const rows = await ${query};
    if (rows === null || rows.length === 0) throw new Error('nothing found');
    await h.close();`);
  const { wall, cpu } = queries[name];
  say(
    `${`${name}:`.padEnd(32)}${wall.toFixed(0)} ms, processor ${cpu.toFixed(0)} ms, with the start of node (${(wall / empty.wall).toFixed(2)} x an empty node)`,
  );
}

/** Questions of the command line, each a process of its own, in a project with a fortieth of the events. */
const COMMANDS = [
  ['history'],
  ['history', '--json'],
  ['history', '--everywhere', '--all', '--limit', '200'],
  ['patterns', 'list'],
  ['patterns', 'list', '--everywhere', '--seen'],
  ['patterns', 'review'],
  ['patterns', 'show', 'typescript/cannot-find-name'],
  ['doctor', '--json'],
];
const cli = resolve(import.meta.dirname, '../dist/cli.js');
const env = { PATH: process.env.PATH, HOME: state, HEAL_HOOKS_HOME: state, NODE_OPTIONS: COUNT_CPU };
/** Processor milliseconds of a process in that folder. */
const cpuOf = (args) => {
  const { stderr, status } = spawnSync(process.execPath, args, { cwd: here, env, encoding: 'utf8' });
  if (status === 2 || status === null) throw new Error(`${args.join(' ')}: ${stderr}`);
  return cpuSecondsIn(stderr) * 1000;
};
const cliTimes = {};
if (existsSync(cli)) {
  const nothing = join(state, 'nothing.cjs');
  writeFileSync(nothing, '');
  const asked = COMMANDS.map((args) => ({ name: `heal-hooks ${args.join(' ')}`, args: [cli, ...args], times: [] }));
  const all = [{ name: 'an empty script', args: [nothing], times: [] }, ...asked];
  for (const { args } of all) cpuOf(args); // the first run keeps the compiled code
  for (let i = 0; i < 7; i++) for (const { args, times } of all) times.push(cpuOf(args));
  for (const { name, times } of all) {
    cliTimes[name] = median(times);
    say(`${`${name}:`.padEnd(54)}processor ${cliTimes[name].toFixed(0)} ms`);
  }
}
if (asJson)
  console.log(
    JSON.stringify({
      events,
      appendMs: median(appendTimes),
      intakeMs,
      intakeCpuMs,
      eventsPerSecond: (taken / intakeMs) * 1000,
      megabytes,
      emptyNode: empty,
      queries,
      commands: cliTimes,
    }),
  );
