// What a process of ours costs in processor time, beside a Node that does nothing: the command hook with and without its standby, for three
// kinds of failure, and the command line, `diagnose` also with the standby. All in turn, in one go.
//   node bench/hook-start.mjs [--rounds N] [--json] [--check]       needs a built dist/; --check fails where a ratio is far off
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuOf, median } from './support/cpu-of.mjs';
import { FAILURES, failurePayload } from './support/failures.mjs';
import { logText } from './support/log-text.mjs';

/** For `--check`, in empty Nodes: well above what is measured, well below what a mistake costs. */
const BOUNDS = {
  // Where there is no perl a Node asks the standby.
  'hook, standby: unknown': 2,
  'hook, standby: playbook': 2,
  'hook, standby: fix': 2,
  'hook alone: unknown': 8,
  'hook alone: playbook': 9,
  'hook alone: fix': 10,
  'heal-hooks --help': 3,
  'heal-hooks diagnose (10 kB)': 12,
  'diagnose (10 kB), standby': 3,
};

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
/** Each measurement is the mean of so many runs; of more where one takes little of the clock's resolution. */
const BATCH = options.check ? 3 : 5;
const place = mkdtempSync(join(tmpdir(), 'heal-hooks-start-'));
const project = join(place, 'project');
mkdirSync(project);
spawnSync('git', ['init', '-q'], { cwd: project });
writeFileSync(join(project, 'requirements.txt'), 'flask\n');
writeFileSync(join(place, 'empty.mjs'), '');
const log = join(place, 'build.log');
writeFileSync(log, `${logText(10_000)}ModuleNotFoundError: No module named 'yaml'\n`);

const dist = resolve(import.meta.dirname, '../dist');
const worldOf = (state) => ({
  cwd: project,
  env: { PATH: process.env.PATH, HOME: place, HEAL_HOOKS_HOME: join(place, state) },
});
const [alone, helped] = [worldOf('alone'), worldOf('helped')];
const standby = spawn(process.execPath, [join(dist, 'standby.js')], { ...helped, stdio: 'ignore' });
process.on('exit', () => {
  standby.kill();
  rmSync(place, { recursive: true, force: true });
});
const sockets = join(helped.env.HEAL_HOOKS_HOME, 'standby');
while (process.platform !== 'win32' && !(existsSync(sockets) && readdirSync(sockets).length > 0)) await sleep(50);
await sleep(500); // it listens, and has rehearsed

const node = (...args) => [process.execPath, ...args];
const hook = node(join(dist, 'hook.cjs'));
/** As an install registers it. */
const entry = ['/bin/sh', join(dist, 'hook.sh'), process.execPath, 'failed'];
const payloads = (failure, count) =>
  Array.from({ length: count }, () => JSON.stringify(failurePayload(failure, project)));
const nothing = Array(BATCH).fill('');
const VARIANTS = {
  'empty node': () => cpuOf(node(join(place, 'empty.mjs')), nothing, alone),
  ...Object.fromEntries(
    Object.entries(FAILURES).flatMap(([name, failure]) => [
      [`hook, standby: ${name}`, () => cpuOf(entry, payloads(failure, 4 * BATCH), helped)],
      [`hook alone: ${name}`, () => cpuOf(hook, payloads(failure, BATCH), alone)],
    ]),
  ),
  'heal-hooks --help': () => cpuOf(node(join(dist, 'cli.cjs'), '--help'), nothing, alone),
  'heal-hooks diagnose (10 kB)': () => cpuOf(node(join(dist, 'cli.cjs'), 'diagnose', log), nothing, alone),
  'diagnose (10 kB), standby': () => cpuOf(node(join(dist, 'cli.cjs'), 'diagnose', log), nothing, helped),
};
for (const run of Object.values(VARIANTS)) run(); // the code of the scripts is kept from here on

const times = Object.fromEntries(Object.keys(VARIANTS).map((name) => [name, []]));
for (let round = 0; round < Number(options.rounds); round += 1)
  for (const [name, run] of Object.entries(VARIANTS)) times[name].push(run());
const empty = median(times['empty node']);
const results = Object.fromEntries(
  Object.entries(times).map(([name, list]) => [name, { cpu: median(list), ratio: median(list) / empty }]),
);
if (options.json) console.log(JSON.stringify(results));
else
  for (const [name, { cpu, ratio }] of Object.entries(results))
    console.log(
      `${name.padEnd(28)} ${cpu.toFixed(1).padStart(6)} ms of processor time   ${ratio.toFixed(2)} × empty node` +
        (options.check && BOUNDS[name] ? `   (at most ${BOUNDS[name]})` : ''),
    );
const far = Object.entries(BOUNDS).filter(([name, bound]) => results[name].ratio > bound);
if (options.check && far.length > 0) {
  console.error(`slower than they should be: ${far.map(([name]) => name).join(', ')}`);
  process.exitCode = 1;
}
process.exit();
