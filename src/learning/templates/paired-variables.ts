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
/** Among more rows than this only few positions are tried, and no three. */
const MANY_ROWS = 1_000;

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
    .slice(0, rows.length > MANY_ROWS ? MAX_POSITIONS / 2 : MAX_POSITIONS)
    .map(({ position }) => position);

const lettersBeside = ({ tokens }: Row, positions: readonly number[]): number =>
  tokens.reduce(
    (sum, token, position) =>
      positions.includes(position) || token === VALUE ? sum : sum + (token.match(/[A-Za-z]/g)?.length ?? 0),
    0,
  );

/** Not a value already, and not a state or a code: those are messages of their own. */
const mayBeName = (token: string): boolean => !/^(?:value|capitals|code)$/.test(shapeOf(token));

/** Rows that are equal except at these positions, where all differ often enough and independently. */
function families(rows: readonly Row[], positions: readonly number[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!positions.every((position) => mayBeName(row.tokens[position] as string))) continue;
    const key = row.tokens.map((token, position) => (positions.includes(position) ? VALUE : token)).join('\u0003');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].filter((group) => {
    if (group.length < FEW || lettersBeside(group[0] as Row, positions) < LEAST_LETTERS) return false;
    const fewest = Math.min(...positions.map((position) => new Set(group.map(({ tokens }) => tokens[position])).size));
    return fewest >= FEW && fewest * 3 >= group.length;
  });
}

/** Two of them, and three where there are not too many rows to try. */
function combinations(open: readonly number[], rows: number): number[][] {
  const pairs = open.flatMap((p, index) => open.slice(index + 1).map((q) => [p, q]));
  if (rows > MANY_ROWS) return pairs;
  return [...pairs, ...pairs.flatMap(([p = 0, q = 0]) => open.slice(open.indexOf(q) + 1).map((r) => [p, q, r]))];
}

/**
 * Turns into values what differs at two or three positions at once among rows that are equal elsewhere: each row is then the only one of its kind,
 * so that no single position has a table of its own.
 */
export function findPairedVariables(rows: readonly Row[]): Row[] {
  const found: [Row, number][] = [];
  for (const group of skeletons(rows))
    for (const positions of combinations(openPositions(group), group.length))
      for (const family of families(group, positions))
        for (const row of family) for (const position of positions) found.push([row, position]);
  for (const [row, position] of found) row.tokens[position] = VALUE; // only now: every family saw the same rows
  return found.length === 0 ? [...rows] : unite(rows);
}
