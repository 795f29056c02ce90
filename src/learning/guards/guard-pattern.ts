import { firstOverlap } from './first-overlap.ts';
import type { passingLines } from './passing-book.ts';

/** A regex that may become a pattern. */
interface Candidate {
  regex: string;
  examples: readonly string[];
}

/** What a project has seen that is something else. */
export interface Counterparts {
  passing: ReturnType<typeof passingLines>;
  /** Lines of failures with other codes, classes or messages. */
  foreign: readonly string[];
}

/** Why a regex may not become a pattern, in words; null when nothing speaks against it. */
export function guardPattern({ regex, examples }: Candidate, { passing, foreign }: Counterparts): string | null {
  const own = new RegExp(regex);
  if (!examples.every((example) => own.test(example))) return 'it does not match its own examples';
  if (examples.some(passing.wasPrinted)) return 'passing runs print it, too';
  const passed = firstOverlap(regex, passing.last);
  if (passed !== null) return 'it matches a line of a passing run';
  if (firstOverlap(regex, foreign) !== null) return 'it matches a line of another failure';
  return null;
}
