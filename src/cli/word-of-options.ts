import type { LearnedPattern } from '../learning/patterns/learned-pattern.ts';
import { accept, edit, faultOfRegex, reject } from '../learning/review/say-word.ts';
import { HealError } from '../system/heal-error.ts';
import { fixOfOptions } from './learned-fix-options.ts';

/** What a person changes about a learned pattern. */
export type Change = (one: LearnedPattern) => LearnedPattern;

/** What the options of `patterns review` say about the pattern; null when they say nothing. @param now UTC milliseconds */
export function wordOfOptions(options: Record<string, unknown>, now: number): Change | null {
  const fix = fixOfOptions(options);
  const regex = typeof options.regex === 'string' ? options.regex : undefined;
  if (options.reject) return (one) => reject(one, now);
  if (!options.accept && !fix && regex === undefined) return null;
  return (one) => {
    const fault = regex === undefined ? null : faultOfRegex(regex, one.examples);
    if (fault !== null)
      throw new HealError({ code: 'bad-regex', what: 'Not changed', why: fault, next: 'Nothing was changed.' });
    const changed = edit(one, { ...(regex !== undefined && { regex }), ...(fix && { fix }) });
    return options.accept ? accept(changed, now) : changed;
  };
}
