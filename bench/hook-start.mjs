// What the command hook costs as a process, beside a Node that does nothing: an unknown failure, one with a playbook, and one for which a
// fix is looked for. All in turn, so that a busy machine slows all of them down.
//   node bench/hook-start.mjs [--rounds N] [--json]       needs a built dist/
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
const place = mkdtempSync(join(tmpdir(), 'heal-hooks-start-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const project = join(place, 'project');
mkdirSync(project);
spawnSync('git', ['init', '-q'], { cwd: project });
writeFileSync(join(project, 'requirements.txt'), 'flask\n');
writeFileSync(join(place, 'empty.mjs'), '');

const frames = Array.from({ length: 40 }, (_, n) => `  File "app/step_${n}.py", line ${n + 3}, in run\n`).join('');
const FAILURES = {
  unknown: ['./orbit --all', 'the flux is out of phase, giving up: ring 17 was not aligned\n'],
  playbook: ['npm test', 'Error: listen EADDRINUSE: address already in use :::3000\n'],
  fix: ['python app.py', `Traceback (most recent call last):\n${frames}ModuleNotFoundError: No module named 'yaml'\n`],
};
const env = { PATH: process.env.PATH, HOME: place, HEAL_HOOKS_HOME: join(place, 'state') };
let calls = 0;
const payload = ([command, output]) => {
  calls += 1;
  return JSON.stringify({
    session_id: `s-${calls}`,
    cwd: project,
    hook_event_name: 'PostToolUseFailure',
    tool_name: 'Bash',
    tool_use_id: `toolu_${calls}`,
    tool_input: { command },
    error: `Exit code 1\n${output}`,
  });
};
const run = (file, input) => {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [file], { cwd: project, env, input });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const hook = resolve(import.meta.dirname, '../dist/hook.js');
for (const failure of Object.values(FAILURES)) run(hook, payload(failure)); // the code of the scripts is kept from here on

const times = Object.fromEntries(['empty node', ...Object.keys(FAILURES)].map((name) => [name, []]));
for (let round = 0; round < Number(options.rounds); round += 1) {
  times['empty node'].push(run(join(place, 'empty.mjs'), ''));
  for (const [name, failure] of Object.entries(FAILURES)) times[name].push(run(hook, payload(failure)));
}
const sorted = (list) => [...list].sort((a, b) => a - b);
const results = Object.fromEntries(
  Object.entries(times).map(([name, list]) => [name, { median: sorted(list)[list.length >> 1], min: sorted(list)[0] }]),
);
if (options.json) console.log(JSON.stringify(results));
else
  for (const [name, { median, min }] of Object.entries(results))
    console.log(
      `${name.padEnd(12)} median ${median.toFixed(1).padStart(6)} ms   min ${min.toFixed(1).padStart(6)} ms   ` +
        `${(median / results['empty node'].median).toFixed(2)} × empty node`,
    );
