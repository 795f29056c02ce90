// Our own share of a hook call through the server: the time between a request on its stdin and the answer on its stdout, beside a `ping`, which
// is what the pipe and the protocol cost. What the client adds is in hook-latency.
//   node bench/server.mjs [--rounds N]       needs a built dist/
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from './support/cpu-of.mjs';
import { FAILURES, failurePayload, successPayload } from './support/failures.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const place = mkdtempSync(join(tmpdir(), 'heal-hooks-server-'));
const project = join(place, 'project');
mkdirSync(project);
spawnSync('git', ['init', '-q'], { cwd: project });
writeFileSync(join(project, 'requirements.txt'), 'flask\n');
const env = {
  PATH: process.env.PATH,
  HOME: place,
  HEAL_HOOKS_HOME: join(place, 'state'),
  CLAUDECODE: '1',
  CLAUDE_PROJECT_DIR: project,
};
const begun = performance.now();
const server = spawn(process.execPath, [resolve(import.meta.dirname, '../dist/mcp.js')], {
  cwd: project,
  env,
  stdio: ['pipe', 'pipe', 'inherit'],
});
process.on('exit', () => {
  server.kill();
  rmSync(place, { recursive: true, force: true });
});
const waiting = new Map();
createInterface({ input: server.stdout }).on('line', (line) => {
  const { id } = JSON.parse(line);
  waiting.get(id)?.();
});
let id = 0;
const request = (method, params = {}) =>
  new Promise((answered) => {
    id += 1;
    const start = performance.now();
    waiting.set(id, () => answered(performance.now() - start));
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  });
const hook = (payload) => request('tools/call', { name: 'hook', arguments: payload });

await request('initialize', { protocolVersion: '2025-11-25' });
console.log(`answers \`initialize\` ${(performance.now() - begun).toFixed(0)} ms after its start`);
await request('tools/list');
await sleep(1000); // it has told its tools, and now loads what the first failure needs

const KINDS = {
  ping: () => request('ping'),
  success: () => hook(successPayload(project)),
  ...Object.fromEntries(
    Object.entries(FAILURES).map(([name, failure]) => [
      `failure: ${name}`,
      () => hook(failurePayload(failure, project)),
    ]),
  ),
};
const times = Object.fromEntries(Object.keys(KINDS).map((name) => [name, []]));
for (let round = 0; round < Number(options.rounds); round += 1)
  for (const [name, ask] of Object.entries(KINDS)) {
    times[name].push(await ask());
    await sleep(5); // what it does after its answer is not part of it
  }
for (const [name, list] of Object.entries(times))
  console.log(
    `${name.padEnd(18)} median ${median(list).toFixed(2).padStart(6)} ms   least ${Math.min(...list)
      .toFixed(2)
      .padStart(6)} ms   first ${list[0].toFixed(1).padStart(6)} ms`,
  );
process.exit();
