/** Work that nobody waits for. */
export interface Afterwards {
  /** Does it once the answer at hand is on its way; in the order in which it was handed over. */
  later(work: () => void): void;
  /** Does now what is still to be done: before an end, and before the next call, which may ask for it. */
  finish(): void;
}

/** Keeps work until the event loop comes round. The work must not throw. */
export function afterwards(): Afterwards {
  let waiting: (() => void)[] = [];
  const finish = (): void => {
    const due = waiting;
    waiting = [];
    for (const work of due) work();
  };
  return {
    later: (work) => {
      if (waiting.length === 0) setImmediate(finish);
      waiting.push(work);
    },
    finish,
  };
}
