import { expect, it } from 'vitest';
import { pythonTracebacks } from '../../../src/analyzer/reading/python-traceback.ts';

const REMOTE = `concurrent.futures.process._RemoteTraceback:
"""
Traceback (most recent call last):
  File "/usr/lib/python3.11/concurrent/futures/process.py", line 256, in _process_worker
    r = call_item.fn(*call_item.args)
  File "/srv/shop/rates.py", line 2, in rate
    return 10 // x
ZeroDivisionError: integer division or modulo by zero
"""

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/shop/run.py", line 9, in <module>
    print(list(pool.map(rate, [0])))
ZeroDivisionError: integer division or modulo by zero`.split('\n');

it('places an exception of a worker process where it was raised', () => {
  const [traceback] = pythonTracebacks(REMOTE);
  expect(traceback?.place).toEqual({ file: '/srv/shop/rates.py', line: 2 });
});

it('places another exception that was raised because of it where that was raised', () => {
  const other = [...REMOTE.slice(0, -1), 'RuntimeError: no rate'];
  expect(pythonTracebacks(other)[0]?.place).toEqual({ file: '/srv/shop/run.py', line: 9 });
});
