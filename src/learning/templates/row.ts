import { settle } from './settle.ts';
import { tokensOf } from './tokens.ts';

/** A masked text on its way to a template, with all that has become equal to it. */
export interface Row {
  tokens: string[];
  /** The masked texts, as `maskValues` made them, that it stands for. */
  members: string[];
}

/** Rows of masked texts, in an order that depends on nothing but the texts. */
export const rowsOf = (texts: Iterable<string>): Row[] =>
  [...texts].sort().map((text) => ({ tokens: tokensOf(text), members: [text] }));

/** Unites rows that have become equal; `textOf` may first change their text. */
export function unite(rows: readonly Row[], textOf: (text: string) => string = settle): Row[] {
  const united = new Map<string, Row>();
  for (const row of rows) {
    const text = textOf(row.tokens.join(''));
    const known = united.get(text);
    if (known) known.members.push(...row.members);
    else united.set(text, { tokens: tokensOf(text), members: [...row.members] });
  }
  return [...united.values()];
}
