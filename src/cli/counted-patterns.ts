import type { Pattern } from '../pattern/pattern.ts';
import type { CountedPattern } from '../report/pattern-text.ts';
import type { CliContext } from './context.ts';
import { withHistory } from './with-history.ts';

/** UTC milliseconds of an ISO 8601 time; null for anything else. */
const timeOf = (text: string | null | undefined): number | null => {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
};

/**
 * The patterns with how often they were met: in this project, or on this machine. What a pattern file brings along (counts from another
 * machine) is where counting begins.
 */
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
    const before = timeOf(pattern.last_seen);
    return {
      pattern,
      occurrences: (pattern.occurrences ?? 0) + occurrences,
      lastSeen: lastSeen !== null && before !== null ? Math.max(lastSeen, before) : (lastSeen ?? before),
    };
  });
}
