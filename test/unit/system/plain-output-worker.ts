// Says three very long lines, with pauses in which a reader empties the pipe but nothing else of this process can run.
import { plainOutput } from '../../../src/system/plain-output.ts';

const out = plainOutput(1, () => process.stdout);
const pause = new Int32Array(new SharedArrayBuffer(4));
for (const line of ['first', 'second', 'third']) {
  out.write(`${line.padEnd(999_999, '.')}\n`);
  Atomics.wait(pause, 0, 0, 300);
}
