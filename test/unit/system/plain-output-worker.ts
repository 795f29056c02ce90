// Says twenty long lines, faster than anybody reads them.
import { plainOutput } from '../../../src/system/plain-output.ts';

const out = plainOutput(1, () => process.stdout);
for (let n = 0; n < 20; n += 1) out.write(`${String(n).padEnd(19_999, '.')}\n`);
