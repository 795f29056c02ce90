// Takes the lock in another process: `hold` until killed, `count` N times, or `die` inside after one count.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OwnerLock, takeOwnerLock } from '../../../src/system/owner-lock.ts';

const [dir = '', mode, counter = '', times] = process.argv.slice(2);
const inside = `${counter}.inside`;

const countOnce = (lock: OwnerLock) => {
  if (existsSync(inside) && !lock.predecessorDied) throw new Error('two inside');
  writeFileSync(inside, String(process.pid));
  const value = Number(readFileSync(counter, 'utf8'));
  writeFileSync(counter, String(value + 1));
};

if (mode === 'hold') {
  await takeOwnerLock(dir, 0);
  process.stdout.write('held\n');
  await sleep(60_000);
} else if (mode === 'die') {
  await sleep(30);
  countOnce(await takeOwnerLock(dir, 20_000));
  process.kill(process.pid, 'SIGKILL');
} else {
  for (let i = 0; i < Number(times); i++) {
    const lock = await takeOwnerLock(dir, 20_000);
    countOnce(lock);
    rmSync(inside);
    lock.release();
  }
}
