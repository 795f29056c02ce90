import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { afterwards } from '../../../src/hook/afterwards.ts';

it('does what was handed over once the event loop comes round, in order and once', async () => {
  const { later, finish } = afterwards();
  const done: number[] = [];
  later(() => done.push(1));
  later(() => done.push(2));
  expect(done).toEqual([]);
  await turn();
  expect(done).toEqual([1, 2]);
  finish();
  expect(done).toEqual([1, 2]);
});

it('does it at once when somebody needs it, and what comes in between, too', async () => {
  const { later, finish } = afterwards();
  const done: number[] = [];
  later(() => {
    done.push(1);
    later(() => done.push(3));
  });
  later(() => done.push(2));
  finish();
  expect(done).toEqual([1, 2]);
  await turn();
  expect(done).toEqual([1, 2, 3]);
});
