import { endianness } from 'node:os';

/**
 * A text is scanned two bytes at a time, and what stands for a literal, its gram, begins at an even place: a long literal is known by six
 * bytes, a short one by four. Both cases of an ASCII letter are one.
 */
export const WIDE = 6;
export const NARROW = 4;
/** Literals from this length on are long. They hold two grams next to each other, one of which begins at an even place. */
export const LONG = WIDE + 1;

/** A byte with this bit set stands for both cases of a letter. What else coincides is sorted out where literals are compared. */
export const CASE = 32;
/** The bit in both bytes of a pair. */
export const PAIR_CASE = CASE | (CASE << 8);
/** Odd multipliers, of the golden ratio and of a well-known hash: afterwards the upper bits depend on all others. */
export const SPREAD = 0x9e3779b1 | 0;
export const SPREAD_FIRST = 0x85ebca6b | 0;

const LITTLE = endianness() === 'LE';

/** Two bytes as the machine reads them in one go. */
const pairAt = (bytes: Uint8Array, at: number): number => {
  const [first, second] = [bytes[at] as number, bytes[at + 1] as number];
  return (LITTLE ? first | (second << 8) : second | (first << 8)) | PAIR_CASE;
};

/** The hash of the four bytes from `at` on. */
export const narrowHash = (bytes: Uint8Array, at: number): number =>
  Math.imul(pairAt(bytes, at) | (pairAt(bytes, at + 2) << 16), SPREAD);

/** The hash of the six bytes from `at` on: that of the last four, and the first pair. */
export const wideHash = (bytes: Uint8Array, at: number): number =>
  narrowHash(bytes, at + 2) ^ Math.imul(pairAt(bytes, at), SPREAD_FIRST);

/** How far a hash is shifted right to become a position in a list of this length, a power of two. */
export const shiftFor = (length: number): number => Math.clz32(length) + 1;

/** Of a bitmap in words of 32 bits: how far a hash is shifted to become a word, and the places of its two bits in it (their lowest five bits). */
export interface BitShifts {
  word: number;
  first: number;
  second: number;
}

/** @param words how many the bitmap has, a power of two */
export function bitShifts(words: number): BitShifts {
  const word = shiftFor(words);
  return { word, first: word - 5, second: word - 10 };
}
