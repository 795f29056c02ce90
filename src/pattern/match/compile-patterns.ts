import { Engines } from '../engine/engines.ts';
import type { Match, PreparedPattern } from '../pattern.ts';
import { findCandidates } from './candidates.ts';
import { CommandFilter } from './command-filter.ts';
import { literalIndex } from './literal-index.ts';
import { runCandidates } from './run-candidates.ts';

export interface MatchOptions {
  /** As typed. Without it the `commands` of patterns are ignored. */
  command?: string;
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
export function compilePatterns(patterns: readonly PreparedPattern[]): Matcher {
  const index = literalIndex(patterns);
  const engines = new Engines();
  return {
    size: patterns.length,
    async match(lines, options = {}) {
      const candidates = findCandidates(lines, index);
      const globbed = [...candidates.keys()].some((pattern) => patterns[pattern]?.commands);
      const filter = options.command !== undefined && globbed ? await CommandFilter.create(options.command) : null;
      return runCandidates(lines, candidates, { patterns, engines, filter });
    },
  };
}
