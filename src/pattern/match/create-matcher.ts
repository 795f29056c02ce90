import { Engines } from '../engine/engines.ts';
import type { Match, PreparedPattern } from '../pattern.ts';
import type { LiteralIndex } from '../scan/literal-index.ts';
import { scannable } from '../scan/scannable.ts';
import { findCandidates } from './candidates.ts';
import { CommandFilter } from './command-filter.ts';
import type { Matcher } from './compile-patterns.ts';
import { type Candidate, runCandidates } from './run-candidates.ts';

/** Patterns with an index of their literals. They are asked for one by one, so that a stored list need not be read as a whole. */
export interface PatternList {
  readonly size: number;
  readonly index: LiteralIndex;
  /** Null for one that does not count (another layer has replaced it). */
  at(position: number): PreparedPattern | null;
}

/** One matcher over several lists. */
export function createMatcher(lists: readonly PatternList[]): Matcher {
  const engines = new Engines();
  return {
    size: lists.reduce((sum, { size }) => sum + size, 0),
    async match(lines, options = {}): Promise<Match[]> {
      const bytes = scannable(lines);
      const candidates: Candidate[] = [];
      for (const list of lists)
        for (const [position, places] of findCandidates(lines, bytes, list.index)) {
          const pattern = list.at(position);
          if (pattern) candidates.push({ pattern, places });
        }
      const globbed = candidates.map(({ pattern }) => pattern).filter(({ commands }) => commands);
      const filter =
        options.command !== undefined && globbed.length > 0
          ? await CommandFilter.create(options.command, globbed)
          : null;
      const allowed = filter ? candidates.filter(({ pattern }) => filter.allows(pattern)) : candidates;
      return runCandidates(lines, allowed, engines, options.runnersUp ?? false);
    },
  };
}
