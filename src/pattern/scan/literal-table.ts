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
  /** By hash of a gram: where its entries begin in `entries`; one more than a power of two. */
  slots: Int32Array;
  /** Twice the number of a literal, and one more where the gram is its second one. */
  entries: Int32Array;
}

/** Characters of a literal at most: what is longer is no rarer. */
export const LONGEST_LITERAL = 32;
/** Bits of the bitmap for each gram, and for all: few positions pass by chance, and the bitmap stays in the caches. */
const BITS_EACH = 30;
const LEAST_BITS = 1 << 10;
const MOST_BITS = 1 << 21;

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

/** Hashes of a literal's first gram, and of its second one: of all that they may be where it is too short for two. */
function hashesOf(literal: Uint8Array, { at, before, after }: Grams): [number[], number[]] {
  if (literal.length >= LONG) return [[wideHash(literal, at)], [wideHash(literal, at + 1)]];
  if (literal.length > NARROW) return [[narrowHash(literal, at)], [narrowHash(literal, at + 1)]];
  const behind = (from: number): number[] =>
    distinct(after).map((byte) => narrowHash(Uint8Array.of(...literal.subarray(from), byte), 0));
  if (at === 0) return [[narrowHash(literal, 0)], behind(1)];
  const second = literal.length === NARROW ? [narrowHash(literal, 0)] : behind(0);
  return [distinct(before).map((byte) => narrowHash(Uint8Array.of(byte, ...literal), 0)), second];
}

/** Where the grams of a literal begin whose rarest ones are told: one with four characters has but one, and needs what is in front of it or behind it. */
const beginningOf = (literal: string, { at, before, after }: Grams): number =>
  literal.length === NARROW && distinct(after).length < distinct(before).length ? 0 : at;

/** @param literals ASCII-folded, each at least three characters */
export function buildLiteralTable(literals: readonly string[], grams: readonly Grams[]): LiteralTable {
  const bytes = Buffer.from(literals.join(''), 'latin1');
  const starts = new Int32Array(literals.length + 1);
  literals.forEach((literal, index) => {
    starts[index + 1] = (starts[index] as number) + literal.length;
  });
  const placed = grams.map((one, index) => ({ ...one, at: beginningOf(literals[index] as string, one) }));
  const keys = placed.flatMap((one, index) => hashesOf(bytes.subarray(starts[index], starts[index + 1]), one));
  const count = keys.reduce((sum, hashes) => sum + hashes.length, 0);
  return {
    bytes,
    starts,
    offsets: Int32Array.from(placed, ({ at }) => at),
    bitmap: bitmapOf(keys, Math.min(MOST_BITS, Math.max(LEAST_BITS, powerOfTwo(count * BITS_EACH)))),
    ...slotsOf(keys, powerOfTwo(count)),
  };
}

function bitmapOf(keys: readonly number[][], bits: number): Int32Array {
  const bitmap = new Int32Array(bits / 32);
  const { word, first, second } = bitShifts(bitmap.length);
  for (const hashes of keys)
    for (const hash of hashes)
      bitmap[hash >>> word] = (bitmap[hash >>> word] as number) | (1 << (hash >>> first)) | (1 << (hash >>> second));
  return bitmap;
}

/** @param keys hashes by entry */
function slotsOf(keys: readonly number[][], size: number): Pick<LiteralTable, 'slots' | 'entries'> {
  // A gram that may be many may have several hashes in one slot, and stands there once.
  const bySlot = keys.map((hashes) => [...new Set(hashes.map((hash) => hash >>> shiftFor(size)))]);
  const slots = new Int32Array(size + 1);
  for (const own of bySlot) for (const slot of own) slots[slot + 1] = (slots[slot + 1] as number) + 1;
  for (let slot = 0; slot < size; slot += 1) slots[slot + 1] = (slots[slot + 1] as number) + (slots[slot] as number);
  const entries = new Int32Array(slots[size] as number);
  const free = slots.slice();
  bySlot.forEach((own, entry) => {
    for (const slot of own) {
      entries[free[slot] as number] = entry;
      free[slot] = (free[slot] as number) + 1;
    }
  });
  return { slots, entries };
}
