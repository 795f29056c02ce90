// Claims events 0 to N-1 of one session and prints those that it got.
import { claimEvent } from '../../../src/history/claim-event.ts';

const [state = '', count, start] = process.argv.slice(2);
while (Date.now() < Number(start)); // all at once
const got: number[] = [];
for (let n = 0; n < Number(count); n += 1)
  if (claimEvent(state, 'session', `session:toolu_${n}`) === 'claimed') got.push(n);
process.stdout.write(JSON.stringify(got));
