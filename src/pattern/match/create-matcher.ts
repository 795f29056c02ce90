import { Engines } from '../engine/engines.ts';
import type { Match, PreparedPattern } from '../pattern.ts';
import type { LiteralIndex } from '../scan/literal-index.ts';
import { textPieces } from '../scan/text-pieces.ts';
import { CandidateFinder } from './candidates.ts';
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
      const candidates = findCandidates(lists, lines);
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

/** One pass over the text for all lists. */
function findCandidates(lists: readonly PatternList[], lines: readonly string[]): Candidate[] {
  const finders = lists.map(({ index }) => new CandidateFinder(lines, index));
  for (const piece of textPieces(lines)) for (const finder of finders) finder.look(piece);
  return lists.flatMap((list, i) =>
    (finders[i]?.found() ?? []).flatMap(([position, places]) => {
      const pattern = list.at(position);
      return pattern ? [{ pattern, places }] : [];
    }),
  );
}
