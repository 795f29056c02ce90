/** Tables by which any number of literals is found in one pass; flat, so that they can be stored and loaded without building them. */
export interface LiteralTable {
  /** All literals (ASCII-folded, low byte of each character), one after the other. */
  bytes: Uint8Array;
  /** Where each literal begins in `bytes`; one more than there are literals. */
  starts: Int32Array;
  /** Offset of the rarest four characters inside each literal; -1 for a literal of three. */
  offsets: Int32Array;
  /** One bit for each hash of a gram that belongs to a literal. */
  bitmap: Int32Array;
  /** By hash of a gram: the first entry of its chain plus one (0 = empty). A power of two long. */
  heads: Int32Array;
  /** Chains: literal of each entry, and the next entry plus one. */
  entries: Int32Array;
  next: Int32Array;
}

/** 2^18 bits: at 10,000 literals one position in 25 passes by chance, and 32 kB stays in the first-level cache. */
const BITS = 18;
export const BITMAP_SHIFT = 32 - BITS;
/** Knuth's multiplier spreads neighbouring grams over the table. */
export const SPREAD = 0x9e3779b1;

/** ASCII letters folded to lower case, all other bytes as they are. */
export const FOLD = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** Where the chain of a gram begins: the upper bits of its hash, in which every character of the gram has a say. */
export const slotOf = (heads: Int32Array, gram: number): number =>
  Math.imul(gram, SPREAD) >>> (Math.clz32(heads.length) + 1);

/** The grams that stand for a literal: its rarest four characters, or for one of three every four that end in it. */
function gramsOf(bytes: Buffer, from: number, size: number, at: number): number[] {
  if (size >= 4) return [bytes.readInt32BE(from + at)];
  const last = bytes.readUIntBE(from, 3);
  return [...FOLD.keys()].filter((code) => FOLD[code] === code).map((code) => (code << 24) | last);
}

/**
 * @param literals ASCII-folded, each at least three characters
 * @param rarest where the rarest four characters of each begin
 */
export function buildLiteralTable(literals: readonly string[], rarest: readonly number[]): LiteralTable {
  const bytes = Buffer.from(literals.join(''), 'latin1');
  const starts = new Int32Array(literals.length + 1);
  literals.forEach((literal, index) => {
    starts[index + 1] = (starts[index] as number) + literal.length;
  });
  const keys = literals.map((literal, index) =>
    gramsOf(bytes, starts[index] as number, literal.length, rarest[index] ?? 0),
  );
  const count = keys.reduce((sum, list) => sum + list.length, 0);
  const bitmap = new Int32Array(1 << (BITS - 5));
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(count + 16)));
  const entries: number[] = [];
  const next: number[] = [];
  /** A literal with many grams stands once in a chain, or it would be found as often. */
  const isIn = (slot: number, literal: number): boolean => {
    for (let entry = heads[slot] as number; entry !== 0; entry = next[entry - 1] as number)
      if (entries[entry - 1] === literal) return true;
    return false;
  };
  keys.forEach((list, literal) => {
    for (const gram of list) {
      const bit = Math.imul(gram, SPREAD) >>> BITMAP_SHIFT;
      bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << (bit & 31));
      const slot = slotOf(heads, gram);
      if (isIn(slot, literal)) continue;
      entries.push(literal);
      next.push(heads[slot] as number);
      heads[slot] = entries.length;
    }
  });
  return {
    bytes,
    starts,
    offsets: Int32Array.from(literals, (literal, index) => (literal.length < 4 ? -1 : (rarest[index] ?? 0))),
    bitmap,
    heads,
    entries: Int32Array.from(entries),
    next: Int32Array.from(next),
  };
}
