import type { Pattern } from '../pattern/pattern.ts';
import type { CountedPattern } from '../report/pattern-text.ts';
import type { CliContext } from './context.ts';
import { withHistory } from './with-history.ts';

/** The patterns with how often they were met: in this project, or on this machine. */
export async function countedPatterns(
  patterns: readonly Pattern[],
  context: CliContext,
  everywhere: boolean,
): Promise<CountedPattern[]> {
  const seen = await withHistory(context, (history) =>
    history.occurrences(everywhere ? undefined : context.project.key),
  );
  const byId = new Map(seen.map((one) => [one.pattern, one]));
  return patterns.map((pattern) => {
    const { occurrences = 0, lastSeen = null } = byId.get(pattern.id) ?? {};
    return { pattern, occurrences, lastSeen };
  });
}
