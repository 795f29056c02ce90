// The most memory that a long log through a pipe takes: `cat` of many megabytes into `heal-hooks diagnose`. Reads /proc, so Linux only.
//   node bench/memory.mjs [--mb N] [--json]       needs a built dist/
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { logText } from './support/log-text.mjs';

const { values: options } = parseArgs({
  options: { mb: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const home = mkdtempSync(join(tmpdir(), 'heal-hooks-memory-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
const block = Buffer.from(`${logText(1_000_000)}\n`);

const start = performance.now();
const cli = resolve(import.meta.dirname, '../dist/cli.js');
const child = spawn(process.execPath, [cli], {
  cwd: home,
  env: { PATH: process.env.PATH, HOME: home, HEAL_HOOKS_HOME: join(home, 'state') },
  stdio: ['pipe', 'ignore', 'inherit'],
});
const ended = once(child, 'exit');
let peak = 0;
const look = () => {
  try {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
  } catch {
    // it has ended: the last value counts
  }
};
const watch = setInterval(look, 20);
for (let n = 0; n < Number(options.mb); n += 1) if (!child.stdin.write(block)) await once(child.stdin, 'drain');
child.stdin.end();
await ended;
clearInterval(watch);
const result = { megabytes: Number(options.mb), peak: peak / 1024, seconds: (performance.now() - start) / 1000 };
if (options.json) console.log(JSON.stringify(result));
else
  console.log(
    `${result.megabytes} MB piped in: peak ${result.peak.toFixed(0)} MiB, ${result.seconds.toFixed(1)} s in all`,
  );
