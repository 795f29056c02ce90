import type { Pattern } from '../pattern.ts';

/** How often a pattern was seen, and when last (UTC milliseconds). */
export interface Seen {
  occurrences: number;
  lastSeen: number | null;
}

/** Where a pattern came from here, and what is worked out from its regex, do not belong in a file. */
const OURS = new Set(['facts', 'layer', 'trusted', 'file']);

/** A trigger belongs to the playbook's file. */
const ownEntry = ({ trigger }: Pattern): boolean => trigger !== true;

/** Patterns as one error-patterns.json: the fields of the seed format first, `occurrences` and `last_seen` filled in. */
export function exportSeed(
  patterns: readonly Pattern[],
  seen: ReadonlyMap<string, Seen>,
): { version: 1; patterns: object[] } {
  return {
    version: 1,
    patterns: patterns.filter(ownEntry).map((pattern) => {
      const { occurrences, lastSeen } = seen.get(pattern.id) ?? { occurrences: 0, lastSeen: null };
      const { id, error_regex, category, severity, auto_fix, occurrences: _count, last_seen: _last, ...rest } = pattern;
      const further = Object.entries(rest).filter(([name, value]) => !OURS.has(name) && value !== undefined);
      return {
        id,
        error_regex,
        category,
        severity,
        auto_fix: auto_fix ?? null,
        occurrences,
        last_seen: lastSeen === null ? null : new Date(lastSeen).toISOString(),
        ...Object.fromEntries(further),
      };
    }),
  };
}
