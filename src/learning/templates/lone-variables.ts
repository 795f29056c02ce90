import { type Row, unite } from './row.ts';
import { VALUE } from './settle.ts';
import { continuesSentence, placeOf, type Shape, shapeOf } from './token-shape.ts';
import { isPunctuation } from './tokens.ts';

/** Rows that are equal except at one position: its table of values. */
interface Family {
  position: number;
  values: Set<string>;
  rows: Row[];
}

/** How many different words at one position are values, where fewer are different messages. */
const FEW = { word: 6, afterPreposition: 4, code: 4, capitals: 10, first: 16 };

const share = (shapes: readonly Shape[], ...wanted: Shape[]): number =>
  shapes.filter((shape) => wanted.includes(shape)).length / shapes.length;

/** Alone in brackets. */
const isEnclosed = (tokens: readonly string[], position: number): boolean =>
  /^[([]$/.test(tokens[position - 1] ?? '') && /^[)\]]$/.test(tokens[position + 1] ?? '');

/** So many different texts had a name at this position that other words there are names too. */
const FOUND = 4;
const wasFound = (rows: readonly Row[], position: number): boolean =>
  rows.some(({ tokens, members }) => tokens[position] === VALUE && members.length >= FOUND);

const isState = (token: string): boolean =>
  continuesSentence(token) || shapeOf(token) === 'capitals' || shapeOf(token) === 'code';

/** Splits rather than merges: a few words or capitals at one place are messages of their own. */
const isVariable = ({ position, values, rows }: Family): boolean => {
  if (values.size < 2) return false;
  const shapes = [...values].map(shapeOf);
  const place = placeOf((rows[0] as Row).tokens, position);
  if (place === 'assigned' || place === 'quoted' || share(shapes, 'value', 'numbered') === 1) return true;
  if (place === 'after noun' && ![...values].some(continuesSentence)) return true;
  if (share(shapes, 'code') === 1) return values.size >= FEW.code;
  if (share(shapes, 'capitals', 'code') > 0.5) return values.size >= FEW.capitals;
  if (shapes.includes('value') && share(shapes, 'word', 'capitals', 'code') === 0) return true;
  const nameable = place === 'after preposition' || isEnclosed((rows[0] as Row).tokens, position);
  if (shapes.includes('value') && (nameable || wasFound(rows, position)) && ![...values].some(isState)) return true;
  if (place === 'first') return values.size >= FEW.first;
  return values.size >= (place === 'after preposition' ? FEW.afterPreposition : FEW.word);
};

/** Two independent 32-bit hashes of a token at a position; the key of a row is their sum, so that one position can be taken out. */
const hashesOf = (() => {
  const known = new Map<string, [number, number]>();
  const hashText = (text: string, seed: number): number => {
    let hash = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash;
  };
  const mix = (hash: number, position: number): number => {
    const mixed = Math.imul(hash ^ Math.imul(position + 1, 0x9e3779b1), 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  };
  return (token: string, position: number): [number, number] => {
    let hashes = known.get(token);
    if (!hashes) {
      if (known.size > 100_000) known.clear();
      hashes = [hashText(token, 0x811c9dc5), hashText(token, 0x2545f491)];
      known.set(token, hashes);
    }
    return [mix(hashes[0], position), mix(hashes[1], position + 7919)];
  };
})();

const familiesOf = (rows: readonly Row[]): Family[] => {
  const alone = new Map<number, Row>();
  const families = new Map<number, Family>();
  for (const row of rows) {
    const { tokens } = row;
    const hashes = tokens.map(hashesOf);
    let high = 0;
    let low = tokens.length;
    for (const [a, b] of hashes) {
      high = (high + a) | 0;
      low = (low + b) | 0;
    }
    for (const [position, token] of tokens.entries()) {
      if (isPunctuation(token)) continue;
      const [a, b] = hashes[position] as [number, number];
      const [a0, b0] = hashesOf(VALUE, position + tokens.length);
      const key = ((high - a + a0) >>> 11) * 2 ** 32 + ((low - b + b0) >>> 0); // 53 bits, as many as a number holds
      const family = families.get(key);
      const first = alone.get(key);
      if (family) {
        family.rows.push(row);
        family.values.add(token);
      } else if (first)
        families.set(key, { position, values: new Set([first.tokens[position] as string, token]), rows: [first, row] });
      else alone.set(key, row);
    }
  }
  return [...families.values()];
};

/** Rounds in which values found bring other rows together; more than three were never seen to change anything. */
const MAX_ROUNDS = 8;

/** Turns into values what differs at one position among rows that are equal elsewhere, when it differs as values do. */
export function findLoneVariables(rows: readonly Row[]): Row[] {
  let current = [...rows];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found: [Row, number][] = [];
    for (const family of familiesOf(current)) {
      if (!isVariable(family)) continue;
      for (const row of family.rows) if (row.tokens[family.position] !== VALUE) found.push([row, family.position]);
    }
    if (found.length === 0) break;
    for (const [row, position] of found) row.tokens[position] = VALUE; // only now: every family saw the same rows
    current = unite(current);
  }
  return current;
}
