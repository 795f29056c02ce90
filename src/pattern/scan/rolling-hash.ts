/**
 * Two hashes that roll over a text: one of its last six bytes, one of its last four. Each byte is shifted in at the bottom and leaves at
 * the top, so that they depend on exactly that many; both cases of an ASCII letter are one.
 */
export const WIDE = 6;
export const NARROW = 4;

/** A byte with this bit set stands for both cases of a letter. What else coincides is sorted out where literals are compared. */
export const CASE = 32;
/** Bits by which the wide hash moves for each byte: after six it is 36, and the byte is gone. */
export const WIDE_STEP = 6;
/** Knuth's multiplier: afterwards the upper bits depend on all others. */
export const SPREAD = 0x9e3779b1;

/** The hash of six bytes from `at` on, as it is after rolling over them. */
export function wideHash(bytes: Uint8Array, at: number): number {
  let rolled = 0;
  for (let i = at; i < at + WIDE; i += 1) rolled = (rolled << WIDE_STEP) ^ ((bytes[i] as number) | CASE);
  return Math.imul(rolled, SPREAD);
}

/** The hash of the last bytes before `end`, at most four, with `before` in front of them. */
export function narrowHash(bytes: Uint8Array, from: number, end: number, before = 0): number {
  let rolled = before;
  for (let i = from; i < end; i += 1) rolled = (rolled << 8) | (bytes[i] as number) | CASE;
  return Math.imul(rolled, SPREAD);
}

/** How far a hash is shifted right to become a position in a list of this length, a power of two. */
export const shiftFor = (length: number): number => Math.clz32(length) + 1;
