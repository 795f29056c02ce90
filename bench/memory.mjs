// The most memory that a long log takes, through a pipe (`cat log | heal-hooks`) and from a file (`heal-hooks diagnose log`), and the processor
// time. Reads /proc, so Linux only.
//   node bench/memory.mjs [--mb N] [--loud] [--json]       needs a built dist/
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COUNT_CPU, cpuSecondsIn } from './support/count-cpu.mjs';
import { logText } from './support/log-text.mjs';

const { values: options } = parseArgs({
  options: {
    mb: { type: 'string', default: '1000' },
    loud: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const megabytes = Number(options.mb);
const home = mkdtempSync(join(tmpdir(), 'heal-hooks-memory-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
const block = Buffer.from(`${logText(1_000_000, { loud: options.loud })}\n`);
const cli = resolve(import.meta.dirname, '../dist/cli.js');

/** Peak of the resident memory in MiB, and the processor time in seconds. */
async function measure(args, feed) {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: home,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      HEAL_HOOKS_HOME: join(home, 'state'),
      NODE_OPTIONS: COUNT_CPU,
    },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  let peak = 0;
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // it has ended: the last value counts
    }
  }, 10);
  await feed(child.stdin);
  child.stdin.end();
  await ended;
  clearInterval(watch);
  return { peak: peak / 1024, seconds: cpuSecondsIn(said) };
}

async function write(stdin) {
  for (let n = 0; n < megabytes; n += 1) if (!stdin.write(block)) await once(stdin, 'drain');
}

const log = join(home, 'build.log');
const file = openSync(log, 'w');
for (let n = 0; n < megabytes; n += 1) writeSync(file, block);
closeSync(file);

const result = { megabytes, pipe: await measure([], write), file: await measure(['diagnose', log], () => {}) };
if (options.json) console.log(JSON.stringify(result));
else
  for (const way of ['pipe', 'file'])
    console.log(
      `${megabytes} MB, ${way}: peak ${result[way].peak.toFixed(0)} MiB, processor ${result[way].seconds.toFixed(1)} s (${(megabytes / result[way].seconds).toFixed(0)} MB/s)`,
    );
