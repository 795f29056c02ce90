import { type Row, unite } from './row.ts';
import { VALUE } from './settle.ts';
import { shapeOf } from './token-shape.ts';
import { isPunctuation } from './tokens.ts';

/** How many different words at each of two positions are values, where fewer may be different messages. */
const FEW = 4;
/** Letters of the words that stay: less is no message. */
const LEAST_LETTERS = 8;
/** Positions of one skeleton that are looked at; more differ only where the rows are no message at all. */
const MAX_POSITIONS = 8;

/** Rows with the same blanks, punctuation and values at the same positions. */
const skeletons = (rows: readonly Row[]): Row[][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.tokens.map((token) => (isPunctuation(token) ? token : '\u0003')).join('');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].filter(({ length }) => length >= FEW);
};

/** Positions at which enough different words stand. */
const openPositions = (rows: readonly Row[]): number[] =>
  (rows[0]?.tokens ?? [])
    .map((_, position) => ({ position, values: new Set(rows.map(({ tokens }) => tokens[position])).size }))
    .filter(({ values }) => values >= FEW)
    .sort((a, b) => b.values - a.values || a.position - b.position)
    .slice(0, MAX_POSITIONS)
    .map(({ position }) => position);

const lettersBeside = ({ tokens }: Row, p: number, q: number): number =>
  tokens.reduce(
    (sum, token, position) =>
      position === p || position === q || token === VALUE ? sum : sum + (token.match(/[A-Za-z]/g)?.length ?? 0),
    0,
  );

/** Not a value already, and not a state or a code: those are messages of their own. */
const mayBeName = (token: string): boolean => !/^(?:value|capitals|code)$/.test(shapeOf(token));

/** Rows that are equal except at these two positions, where both differ often enough and independently. */
function families(rows: readonly Row[], p: number, q: number): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (![p, q].every((position) => mayBeName(row.tokens[position] as string))) continue;
    const key = row.tokens.map((token, position) => (position === p || position === q ? VALUE : token)).join('\u0003');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter((group) => {
    const distinct = (position: number): number => new Set(group.map(({ tokens }) => tokens[position])).size;
    const fewer = Math.min(distinct(p), distinct(q));
    return fewer >= FEW && fewer * 3 >= group.length && lettersBeside(group[0] as Row, p, q) >= LEAST_LETTERS;
  });
}

/**
 * Turns into values what differs at two positions at once among rows that are equal elsewhere: each row is then the only one of its kind, so that
 * no single position has a table of its own.
 */
export function findPairedVariables(rows: readonly Row[]): Row[] {
  const found: [Row, number][] = [];
  for (const group of skeletons(rows)) {
    const open = openPositions(group);
    for (const [index, p] of open.entries())
      for (const q of open.slice(index + 1))
        for (const family of families(group, p, q)) for (const row of family) found.push([row, p], [row, q]);
  }
  for (const [row, position] of found) row.tokens[position] = VALUE; // only now: every family saw the same rows
  return found.length === 0 ? [...rows] : unite(rows);
}
