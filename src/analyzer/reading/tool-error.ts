import type { ToolError } from '../analysis.ts';
import { type MatchGroups, pickCaptures } from './pick-captures.ts';

type Extra = Partial<Omit<ToolError, 'line' | 'root' | 'captures'>> & { captures?: MatchGroups };

/**
 * A problem stated by `lines[index]`. Without an explicit `location` the place is taken from the captures `file`, `line`
 * and `column`; groups that are no standard capture names, or that did not take part, are left out.
 */
export const toolError = (lines: readonly string[], index: number, extra: Extra = {}): ToolError => {
  const captures = pickCaptures(extra.captures ?? {});
  const location =
    extra.location ??
    (captures.file
      ? {
          file: captures.file,
          ...(captures.line ? { line: Number(captures.line) } : {}),
          ...(captures.column ? { column: Number(captures.column) } : {}),
        }
      : undefined);
  return {
    severity: extra.severity ?? 'error',
    line: index + 1,
    root: (lines[index] ?? '').trim(),
    span: extra.span ?? [index + 1, index + 1],
    captures,
    ...(location ? { location } : {}),
    ...(extra.category ? { category: extra.category } : {}),
    ...(extra.consequence ? { consequence: true } : {}),
  };
};
