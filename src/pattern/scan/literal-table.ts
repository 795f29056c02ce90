import { CASE, NARROW, narrowHash, shiftFor, WIDE, wideHash } from './rolling-hash.ts';

/** Tables by which any number of literals is found in one pass; flat, so that they can be stored and loaded without building them. */
export interface LiteralTable {
  /** All literals (ASCII-folded, low byte of each character), one after the other. */
  bytes: Uint8Array;
  /** Where each literal begins in `bytes`; one more than there are literals. */
  starts: Int32Array;
  /** Where the gram of each literal begins: its rarest six characters, or four of a shorter one; -1 for a literal of three. */
  offsets: Int32Array;
  /** One bit for each hash of a gram. A power of two long. */
  bitmap: Int32Array;
  /** By hash of a gram: the first entry of its chain plus one (0 = empty). A power of two long. */
  heads: Int32Array;
  /** Chains: literal of each entry, and the next entry plus one. */
  entries: Int32Array;
  next: Int32Array;
}

/** Bits of the bitmap for each gram, and for all: few positions pass by chance, and the bitmap stays in the caches. */
const BITS_EACH = 48;
const LEAST_BITS = 1 << 10;
const MOST_BITS = 1 << 19;

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least));

/** Hashes of what stands for a literal: its rarest characters, or for one of three every four that end in it. */
function hashesOf(bytes: Uint8Array, from: number, size: number, at: number): number[] {
  if (size >= WIDE) return [wideHash(bytes, from + at)];
  if (size >= NARROW) return [narrowHash(bytes, from + at, from + at + NARROW)];
  const before = Array.from({ length: 256 }, (_, code) => code).filter((code) => (code & CASE) !== 0);
  return before.map((code) => narrowHash(bytes, from, from + size, code));
}

/**
 * @param literals ASCII-folded, each at least three characters
 * @param rarest where the gram of each begins
 */
export function buildLiteralTable(literals: readonly string[], rarest: readonly number[]): LiteralTable {
  const bytes = Buffer.from(literals.join(''), 'latin1');
  const starts = new Int32Array(literals.length + 1);
  literals.forEach((literal, index) => {
    starts[index + 1] = (starts[index] as number) + literal.length;
  });
  const keys = literals.map((literal, index) =>
    hashesOf(bytes, starts[index] as number, literal.length, rarest[index] ?? 0),
  );
  const hashes = new Set(keys.flat());
  const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, powerOfTwo(hashes.size * BITS_EACH)));
  const bitmap = new Int32Array(bits / 32);
  for (const hash of hashes) {
    const bit = hash >>> shiftFor(bits);
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << bit);
  }
  const count = keys.reduce((sum, list) => sum + list.length, 0);
  return {
    bytes,
    starts,
    offsets: Int32Array.from(literals, (literal, index) => (literal.length < NARROW ? -1 : (rarest[index] ?? 0))),
    bitmap,
    ...chainsOf(keys, powerOfTwo(count + 16)),
  };
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
