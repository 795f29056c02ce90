import { bitShifts, CASE, LONG, NARROW, narrowHash, shiftFor, wideHash } from './pair-hash.ts';

/** Tables by which any number of literals is found in one pass; flat, so that they can be stored and loaded without building them. */
export interface LiteralTable {
  /** All literals (ASCII-folded, low byte of each character), one after the other. */
  bytes: Uint8Array;
  /** Where each literal begins in `bytes`; one more than there are literals. */
  starts: Int32Array;
  /** Where the first gram of each literal begins, the second one byte later; -1 where it begins with the character in front of the literal. */
  offsets: Int32Array;
  /** Two bits of one word for each hash of a gram. A power of two long. */
  bitmap: Int32Array;
  /** By hash of a gram: the first entry of its chain plus one (0 = empty). A power of two long. */
  heads: Int32Array;
  /** Chains: literal of each entry, and the next entry plus one. */
  entries: Int32Array;
  next: Int32Array;
}

/** Bits of the bitmap for each gram, and for all: few positions pass by chance, and the bitmap stays in the caches. */
const BITS_EACH = 30;
const LEAST_BITS = 1 << 10;
const MOST_BITS = 1 << 20;

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least));
/** Bytes that differ when both cases of a letter are one. */
const DISTINCT = Array.from({ length: 256 }, (_, code) => code).filter((code) => (code & CASE) !== 0);

/** By what a literal is found. */
export interface Grams {
  /** Where the first one begins, the second one byte later. */
  at: number;
  /** Of a literal that is too short for two: what can stand in front of it, and behind it; null for anything. */
  before: ReadonlySet<number> | null;
  after: ReadonlySet<number> | null;
}

const distinct = (bytes: ReadonlySet<number> | null): readonly number[] =>
  bytes ? [...new Set([...bytes].map((byte) => byte | CASE))] : DISTINCT;

/** Hashes of the two grams of a literal; where it is too short for two, of all that they may be. */
function hashesOf(literal: Uint8Array, { at, before, after }: Grams): number[] {
  if (literal.length >= LONG) return [wideHash(literal, at), wideHash(literal, at + 1)];
  if (literal.length > NARROW) return [narrowHash(literal, at), narrowHash(literal, at + 1)];
  const ending = distinct(before).map((byte) => narrowHash(Uint8Array.of(byte, ...literal), 0));
  if (literal.length === NARROW) return [...ending, narrowHash(literal, 0)];
  return [...ending, ...distinct(after).map((byte) => narrowHash(Uint8Array.of(...literal, byte), 0))];
}

/** @param literals ASCII-folded, each at least three characters */
export function buildLiteralTable(literals: readonly string[], grams: readonly Grams[]): LiteralTable {
  const bytes = Buffer.from(literals.join(''), 'latin1');
  const starts = new Int32Array(literals.length + 1);
  literals.forEach((literal, index) => {
    starts[index + 1] = (starts[index] as number) + literal.length;
  });
  const keys = grams.map((one, index) => hashesOf(bytes.subarray(starts[index], starts[index + 1]), one));
  const count = keys.reduce((sum, list) => sum + list.length, 0);
  return {
    bytes,
    starts,
    offsets: Int32Array.from(grams, ({ at }) => at),
    bitmap: bitmapOf(keys, Math.min(MOST_BITS, Math.max(LEAST_BITS, powerOfTwo(count * BITS_EACH)))),
    ...chainsOf(keys, powerOfTwo(count + 16)),
  };
}

function bitmapOf(keys: readonly number[][], bits: number): Int32Array {
  const bitmap = new Int32Array(bits / 32);
  const { word, first, second } = bitShifts(bitmap.length);
  for (const list of keys)
    for (const hash of list)
      bitmap[hash >>> word] = (bitmap[hash >>> word] as number) | (1 << (hash >>> first)) | (1 << (hash >>> second));
  return bitmap;
}

function chainsOf(keys: readonly number[][], size: number): Pick<LiteralTable, 'heads' | 'entries' | 'next'> {
  const heads = new Int32Array(size);
  const entries: number[] = [];
  const next: number[] = [];
  /** A literal with many grams stands once in a chain, or it would be found as often. */
  const isIn = (slot: number, literal: number): boolean => {
    for (let entry = heads[slot] as number; entry !== 0; entry = next[entry - 1] as number)
      if (entries[entry - 1] === literal) return true;
    return false;
  };
  keys.forEach((list, literal) => {
    for (const hash of list) {
      const slot = hash >>> shiftFor(size);
      if (isIn(slot, literal)) continue;
      entries.push(literal);
      next.push(heads[slot] as number);
      heads[slot] = entries.length;
    }
  });
  return { heads, entries: Int32Array.from(entries), next: Int32Array.from(next) };
}
