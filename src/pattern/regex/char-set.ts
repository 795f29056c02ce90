import type { AST } from '@eslint-community/regexpp';

/** A set of UTF-16 code units as sorted, disjoint, inclusive ranges: `[lo, hi, lo, hi, …]`. */
export type CharSet = readonly number[];

const LAST = 0xffff;
const DIGIT: CharSet = [0x30, 0x39];
export const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const SPACE: CharSet = [
  9, 13, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000,
  0x3000, 0xfeff, 0xfeff,
];
export const LINE_END: CharSet = [10, 10, 13, 13, 0x2028, 0x2029];

/** Every code unit. */
export const EVERYTHING: CharSet = [0, LAST];
export const NEWLINE: CharSet = [10, 10];

/** Sorts and merges ranges. */
const normalise = (ranges: [number, number][]): CharSet => {
  const out: number[] = [];
  for (const [low, high] of ranges.sort((a, b) => a[0] - b[0])) {
    const end = out.at(-1);
    if (end !== undefined && low <= end + 1) out[out.length - 1] = Math.max(end, high);
    else out.push(low, high);
  }
  return out;
};

const rangesOf = (set: CharSet): [number, number][] => {
  const ranges: [number, number][] = [];
  for (let i = 0; i < set.length; i += 2) ranges.push([set[i] ?? 0, set[i + 1] ?? 0]);
  return ranges;
};

export const union = (...sets: CharSet[]): CharSet => normalise(sets.flatMap(rangesOf));

/** All code units that are not in the set. */
export function complement(set: CharSet): CharSet {
  const out: number[] = [];
  let next = 0;
  for (const [low, high] of rangesOf(set)) {
    if (low > next) out.push(next, low - 1);
    next = high + 1;
  }
  if (next <= LAST) out.push(next, LAST);
  return out;
}

export function intersection(a: CharSet, b: CharSet): CharSet {
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const low = Math.max(a[i] ?? 0, b[j] ?? 0);
    const high = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (low <= high) out.push(low, high);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return out;
}

/** Adds the other case of ASCII letters and lets non-ASCII letters stand for themselves and their simple case pair. */
export function foldCase(set: CharSet): CharSet {
  const extra: [number, number][] = [];
  for (const [low, high] of rangesOf(set)) {
    for (let code = Math.max(low, 0x41); code <= Math.min(high, 0x17f); code += 1) {
      const char = String.fromCharCode(code);
      for (const other of [char.toLowerCase(), char.toUpperCase()])
        if (other.length === 1) extra.push([other.charCodeAt(0), other.charCodeAt(0)]);
    }
  }
  return normalise([...rangesOf(set), ...extra]);
}

const escapeSet = (kind: 'digit' | 'space' | 'word', negate: boolean): CharSet => {
  const set = kind === 'digit' ? DIGIT : kind === 'word' ? WORD : SPACE;
  return negate ? complement(set) : set;
};

const classElement = (node: AST.CharacterClassElement): CharSet => {
  if (node.type === 'Character') return [node.value, node.value];
  if (node.type === 'CharacterClassRange') return [node.min.value, node.max.value];
  if (node.type === 'CharacterSet' && node.kind !== 'property') return escapeSet(node.kind, node.negate);
  return EVERYTHING; // properties and set notation need flags that patterns do not have; everything is the cautious reading
};

/** The characters that one consuming node can read. */
export function charSetOf(
  node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  flags: { ignoreCase: boolean; dotAll: boolean },
): CharSet {
  const fold = (set: CharSet): CharSet => (flags.ignoreCase ? foldCase(set) : set);
  if (node.type === 'Character') return fold([node.value, node.value]);
  if (node.type === 'CharacterSet') {
    if (node.kind === 'any') return flags.dotAll ? EVERYTHING : complement(LINE_END);
    return node.kind === 'property' ? EVERYTHING : escapeSet(node.kind, node.negate);
  }
  if (node.type === 'ExpressionCharacterClass') return EVERYTHING;
  const inside = fold(union(...node.elements.map(classElement)));
  return node.negate ? complement(inside) : inside;
}
