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
  /** Open addressing: gram, and the first entry of its chain plus one (0 = empty). */
  grams: Int32Array;
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

/** Slot of a gram, or the empty one where it would be. */
export function slotOf({ grams, heads }: Pick<LiteralTable, 'grams' | 'heads'>, gram: number): number {
  const mask = heads.length - 1;
  let slot = (Math.imul(gram, SPREAD) >>> 8) & mask;
  while (heads[slot] !== 0 && grams[slot] !== gram) slot = (slot + 1) & mask;
  return slot;
}

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
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 16));
  const table: LiteralTable = {
    bytes,
    starts,
    offsets: Int32Array.from(literals, (literal, index) => (literal.length < 4 ? -1 : (rarest[index] ?? 0))),
    bitmap: new Int32Array(1 << (BITS - 5)),
    grams: new Int32Array(size),
    heads: new Int32Array(size),
    entries: new Int32Array(count),
    next: new Int32Array(count),
  };
  let entry = 0;
  keys.forEach((list, literal) => {
    for (const gram of list) {
      const bit = Math.imul(gram, SPREAD) >>> BITMAP_SHIFT;
      table.bitmap[bit >>> 5] = (table.bitmap[bit >>> 5] as number) | (1 << (bit & 31));
      const slot = slotOf(table, gram);
      table.grams[slot] = gram;
      table.entries[entry] = literal;
      table.next[entry] = table.heads[slot] as number;
      entry += 1;
      table.heads[slot] = entry;
    }
  });
  return table;
}
