/** Expressions of which each match holds one of these words (lower case). */
export interface SignGroup {
  words: readonly string[];
  signs: readonly RegExp[];
}

/** After so many lines it pays to compile everything into one expression. */
const MANY = 300;

/** All expressions with these flags as one; null when there is none. */
function merged(groups: readonly SignGroup[], flags: string): RegExp | null {
  const signs = groups.flatMap((group) => group.signs).filter((sign) => sign.flags === flags);
  return signs.length > 0 ? new RegExp(signs.map((sign) => sign.source).join('|'), flags) : null;
}

/**
 * A test for "one of these expressions matches the line". V8 compiles an expression when it is first tried, and for the few lines of an
 * ordinary failure that is the dear part: so each is tried only on lines that hold one of its words. A long output is worth one
 * expression of all.
 */
export function signTester(groups: readonly SignGroup[]): (line: string, lower: string) => boolean {
  let tried = 0;
  let exact: RegExp | null = null;
  let loose: RegExp | null = null;
  return (line, lower) => {
    if (tried > MANY) return (exact?.test(line) ?? false) || (loose?.test(line) ?? false);
    if (++tried > MANY) {
      exact = merged(groups, '');
      loose = merged(groups, 'i');
    }
    return groups.some(
      ({ words, signs }) => words.some((word) => lower.includes(word)) && signs.some((sign) => sign.test(line)),
    );
  };
}
