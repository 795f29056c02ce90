import type { Match } from '../pattern/pattern.ts';

/** Patterns less sure than this say no more than a generic one. */
const SURE = 0.55;

/** Says little about the cause: a generic wording, or one that its author is not sure of. */
export const isGeneric = ({ pattern }: Match): boolean => pattern.generic || pattern.confidence < SURE;

/**
 * Which of two matches on the same problem tells more, for `sort` (the better one first): a cause before a consequence, specific before
 * generic, one that narrows the other, a later layer before an earlier one, then confidence, then the longer literal, then the earlier line.
 */
export function compareMatches(a: Match, b: Match): number {
  return (
    Number(a.pattern.consequence) - Number(b.pattern.consequence) ||
    Number(isGeneric(a)) - Number(isGeneric(b)) ||
    Number(narrows(b, a)) - Number(narrows(a, b)) ||
    Number(a.pattern.notice) - Number(b.pattern.notice) ||
    rankOf(b) - rankOf(a) ||
    b.pattern.confidence - a.pattern.confidence ||
    b.literalLength - a.literalLength ||
    a.line - b.line ||
    (a.pattern.id < b.pattern.id ? -1 : 1)
  );
}

const narrows = (a: Match, b: Match): boolean => a.pattern.narrows?.includes(b.pattern.id) ?? false;

/** What people wrote for their own project knows it better than what we ship; what was learned has yet to prove itself. */
const RANK = { 'built-in': 0, learned: 0, user: 1, project: 2 } as const;
const rankOf = ({ pattern }: Match): number => RANK[pattern.layer];
