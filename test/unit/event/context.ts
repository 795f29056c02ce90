import type { ReadContext } from '../../../src/event/read-context.ts';

/** The outside world of a reader, held still. */
export const testContext = (over: Partial<ReadContext> = {}): ReadContext => ({
  cwd: '/home/dev/elsewhere',
  projectOf: (cwd) => `key of ${cwd}`,
  now: 1_800_000_000_000,
  newId: () => 'fresh-id',
  ...over,
});
