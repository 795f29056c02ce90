// Claims events 0 to N-1 of one session and prints those that it got.
// After its first it waits until every other process has one too: none comes too late, and the rest is a race of all.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimEvent } from '../../../src/history/claim-event.ts';

const [state = '', meeting = '', count, processes] = process.argv.slice(2);
const got: number[] = [];
for (let n = 0; n < Number(count); n += 1) {
  if (claimEvent(state, 'session', `session:toolu_${n}`) !== 'claimed') continue;
  got.push(n);
  if (got.length === 1) meet();
}
process.stdout.write(JSON.stringify(got));

function meet(): void {
  mkdirSync(meeting, { recursive: true });
  writeFileSync(join(meeting, String(process.pid)), '');
  const rest = new Int32Array(new SharedArrayBuffer(4));
  while (readdirSync(meeting).length < Number(processes)) Atomics.wait(rest, 0, 0, 1);
}
