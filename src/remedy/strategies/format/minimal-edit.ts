import type { Replacement } from '../../../transaction/plan.ts';

/** The smallest single replacement that turns one text into the other, or null when they are equal. */
export function minimalEdit(before: string, after: string): Replacement | null {
  if (before === after) return null;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
