import { setTimeout as sleep } from 'node:timers/promises';

/** Lets a call be answered before everything is done that it brings with it. */
export interface EarlyAnswers {
  /**
   * Answers what the work answers, or what it hands over before: then the rest of it goes on beside.
   * @param work gets what hands an answer over; that resolves once the answer is on its way
   */
  answer<Answer>(work: (early: (answer: Answer) => Promise<void>) => Promise<Answer>): Promise<Answer>;
  /**
   * Resolves when the rest of all that was answered before is done: before an end, and before the next call, which may build on it.
   * @param patience milliseconds after which it is not waited for any longer
   */
  finish(patience?: number): Promise<void>;
}

export function earlyAnswers(): EarlyAnswers {
  const unfinished = new Set<Promise<unknown>>();
  return {
    answer: (work) =>
      new Promise((resolve, reject) => {
        const whole = Promise.resolve().then(() =>
          work((answer) => {
            resolve(answer);
            unfinished.add(whole);
            return new Promise((turn) => setImmediate(turn));
          }),
        );
        whole.then(resolve, reject).finally(() => unfinished.delete(whole));
      }),
    finish: async (patience) => {
      if (unfinished.size === 0) return;
      const enough = new AbortController();
      const done = Promise.allSettled(unfinished);
      const late = patience === undefined ? [] : [sleep(patience, undefined, { signal: enough.signal, ref: false })];
      await Promise.race([done, ...late]);
      enough.abort();
      await Promise.allSettled(late);
    },
  };
}
