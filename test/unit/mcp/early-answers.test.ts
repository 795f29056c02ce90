import { describe, expect, it } from 'vitest';
import { earlyAnswers } from '../../../src/mcp/early-answers.ts';

/** Work that can be let go on from outside. */
function held(): { wait: Promise<void>; go(): void } {
  let go = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { wait, go };
}

describe('early answers', () => {
  it('come before the work is done, and the next call waits for its rest', async () => {
    const early = earlyAnswers();
    const rest = held();
    const done: string[] = [];
    const answer = early.answer(async (answer: (text: string) => Promise<void>) => {
      await answer('early');
      await rest.wait;
      done.push('rest');
      return 'late';
    });
    expect(await answer).toBe('early');
    const next = early.finish().then(() => done.push('next'));
    await new Promise((turn) => setImmediate(turn));
    expect(done).toEqual([]);
    rest.go();
    await next;
    expect(done).toEqual(['rest', 'next']);
  });

  it('let the work go on only when the answer is on its way', async () => {
    const order: string[] = [];
    const early = earlyAnswers();
    const answer = early.answer(async (answer: (text: string) => Promise<void>) => {
      await answer('early');
      order.push('rest');
      return 'late';
    });
    await answer.then(async () => order.push('answered')).then(async () => order.push('written'));
    await early.finish();
    expect(order).toEqual(['answered', 'written', 'rest']);
  });

  it('are those of the work where it hands none over, and its errors', async () => {
    const early = earlyAnswers();
    expect(await early.answer(async () => 'late')).toBe('late');
    await expect(early.answer(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const slow = held();
    const running = early.answer(() => slow.wait);
    await early.finish(); // nobody waits for what has not answered yet
    slow.go();
    await running;
  });

  it('are not waited for without end', async () => {
    const early = earlyAnswers();
    const rest = held();
    const answer = early.answer(async (answer: (text: string) => Promise<void>) => {
      await answer('early');
      await rest.wait;
      return 'late';
    });
    await answer;
    await new Promise((turn) => setImmediate(turn));
    await early.finish(1);
    rest.go();
    await early.finish();
  });

  it('keep an error of the rest to themselves: it was answered', async () => {
    const early = earlyAnswers();
    const answer = early.answer(async (answer: (text: string) => Promise<void>) => {
      await answer('early');
      throw new Error('too late');
    });
    expect(await answer).toBe('early');
    await early.finish();
  });
});
