import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { shortRun } from '../../../src/system/short-run.ts';

const SOURCE = 'function twice(n) { return n * 2; } twice(4);';
const accepted = (code: Buffer): boolean => new Script(SOURCE, { cachedData: code }).cachedDataRejected === false;

describe('shortRun', () => {
  it.each([100, 1_000_000])('answers what the work answers, for %d characters', async (size) => {
    expect(await shortRun(size, async () => 'done')).toBe('done');
    await expect(shortRun(size, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });

  it('leaves V8 as it was: compiled code is taken before and after', async () => {
    const code = new Script(SOURCE).createCachedData();
    expect(accepted(code)).toBe(true);
    await shortRun(100, async () => undefined);
    await expect(shortRun(100, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(accepted(code)).toBe(true);
  });

  it('can use expressions of before inside, and those of inside afterwards', async () => {
    const before = /(\w+): (?<name>[a-z]+)-(\d+)/g;
    const text = 'shop: order-12, shop: order-13\n'.repeat(200);
    const count = (expression: RegExp): number => [...text.matchAll(expression)].length;
    expect(count(before)).toBe(400);
    const within = await shortRun(text.length, async () => {
      const inside = /order-(?<number>\d+)(?=,|\n)/g;
      expect([count(before), count(inside), count(inside)]).toEqual([400, 400, 400]);
      return inside;
    });
    expect([count(within), count(before)]).toEqual([400, 400]);
  });
});
