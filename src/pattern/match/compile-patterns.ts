import type { Match, PreparedPattern } from '../pattern.ts';
import { literalIndex } from '../scan/literal-index.ts';
import { createMatcher } from './create-matcher.ts';

export interface MatchOptions {
  /** As typed. Without it the `commands` of patterns are ignored. */
  command?: string;
  /** Also tries generic patterns on lines where a specific one matched: runners-up, for whoever wants to see them. */
  runnersUp?: boolean;
}

/** A set of patterns, ready to be matched against any number of outputs. */
export interface Matcher {
  /** Number of patterns. */
  readonly size: number;
  /**
   * All matches, in order of line. One pass over the text finds which patterns can match at all; only their regexes run, and only on
   * lines that hold their literal. Linear in the text whatever it holds.
   *
   * @param lines cleaned lines, without line ends
   */
  match(lines: readonly string[], options?: MatchOptions): Promise<Match[]>;
}

/** Compiles patterns into a matcher. Regexes are compiled when first needed. */
export const compilePatterns = (patterns: readonly PreparedPattern[]): Matcher =>
  createMatcher([
    { size: patterns.length, index: literalIndex(patterns), at: (position) => patterns[position] ?? null },
  ]);
