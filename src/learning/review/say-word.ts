import { analyseRegex } from '../../pattern/regex/analyse-regex.ts';
import type { ActionFix } from '../fixes/action.ts';
import { entryHash } from '../patterns/entry-hash.ts';
import type { LearnedPattern } from '../patterns/learned-pattern.ts';

/** A person's own form of what was learned. */
export interface Edit {
  regex?: string;
  fix?: ActionFix;
}

/** The person agrees to the pattern and its fix as they are now; what was found wrong before is forgiven. @param now UTC milliseconds */
export const accept = (one: LearnedPattern, now: number): LearnedPattern => ({
  ...one,
  demotion: null,
  word: { said: 'accepted', about: entryHash(one), at: now },
});

/** The person wants nothing of it: it is not learned again. @param now UTC milliseconds */
export const reject = (one: LearnedPattern, now: number): LearnedPattern => ({
  ...one,
  state: 'demoted',
  why: 'rejected by a person',
  word: { said: 'rejected', about: entryHash(one), at: now },
});

/** The pattern with a regex or a fix of the person's own, not yet agreed to. */
export const edit = (one: LearnedPattern, change: Edit): LearnedPattern => ({
  ...one,
  edited: { ...one.edited, ...change },
});

const MAX_LENGTH = 512;

/** What is wrong with a person's regex, in words; null when it may be used. Never runs it before it is known to be linear. */
export function faultOfRegex(regex: string, examples: readonly string[]): string | null {
  if (regex.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  const analysis = analyseRegex(regex, 'm', true);
  if ('error' in analysis) return analysis.error;
  if (analysis.facts.engine === 'linear') return 'its cost is not proved to be linear';
  if (!analysis.facts.anchored) return 'it is not anchored at the start of the line (`^…`)';
  const missed = examples.find((example) => !new RegExp(regex).test(example));
  return missed === undefined ? null : `it does not match \`${missed.slice(0, 120)}\``;
}
