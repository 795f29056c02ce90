/** What is wrong at a place, by kind; the words are in `describe-fix.ts`. */
export type FixKind =
  | 'bom'
  | 'comment'
  | 'trailing-comma'
  | 'extra-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'wrong-separator'
  | 'quotes'
  | 'unquoted-key'
  | 'unquoted-value'
  | 'foreign-literal'
  | 'literal-typo'
  | 'bad-escape'
  | 'control-character'
  | 'odd-space'
  | 'trailing-garbage'
  | 'missing-quote'
  | 'mistyped-quote'
  | 'extra-quote'
  | 'unescaped-quote'
  | 'missing-bracket'
  | 'extra-bracket'
  | 'wrong-bracket'
  | 'stray-character'
  | 'stray-value'
  | 'equal-sides'
  | 'as-original';

/** A correction inside one line. Columns are UTF-16, end exclusive. */
export interface Fix {
  kind: FixKind;
  line: number;
  start: number;
  end: number;
  text: string;
}

/**
 * How much each correction is doubted: about the negative logarithm of how often people make that mistake and mean exactly this. Fixes of zero
 * are certain whatever else is wrong.
 */
export const DOUBT: Readonly<Record<FixKind, number>> = {
  bom: 0,
  comment: 0,
  'trailing-comma': 0.3,
  'extra-comma': 0.8,
  'missing-comma': 1,
  'missing-colon': 1,
  'wrong-separator': 1,
  quotes: 0.2,
  'unquoted-key': 0.6,
  'unquoted-value': 1.6,
  'foreign-literal': 0.3,
  'literal-typo': 0.66,
  'bad-escape': 1,
  'control-character': 1,
  'odd-space': 0,
  'trailing-garbage': 1,
  'missing-quote': 1,
  'mistyped-quote': 1.3,
  'extra-quote': 1.2,
  'unescaped-quote': 1.4,
  'missing-bracket': 1,
  'extra-bracket': 1,
  'wrong-bracket': 1.2,
  'stray-character': 1.2,
  'stray-value': 2.4,
  'equal-sides': 0,
  'as-original': 1,
};

/** A slip that somebody made once is easily made again: the second of a kind weighs less. */
const REPEATED = [1, 0.25, 0.25];

export function doubtOf(fixes: readonly Fix[]): number {
  const seen = new Map<FixKind, number>();
  let doubt = 0;
  for (const { kind } of fixes) {
    const times = seen.get(kind) ?? 0;
    doubt += DOUBT[kind] * (REPEATED[times] ?? 0);
    seen.set(kind, times + 1);
  }
  return doubt;
}
