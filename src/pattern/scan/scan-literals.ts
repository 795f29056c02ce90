import type { LiteralTable } from './literal-table.ts';
import { bitShifts, LONG, NARROW, PAIR_CASE, SPREAD, SPREAD_FIRST, shiftFor, WIDE } from './pair-hash.ts';

/** Called for each place where a literal stands. `at` is its offset in the piece, -1 when it begins with the line feed in front of that. */
export type OnHit = (literal: number, at: number) => void;

/** ASCII letters folded to lower case, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** Pairs that are looked at in one go, and what was found among them. */
const BLOCK = 4096;
const marked = new Int32Array(BLOCK);

/**
 * Calls `onHit` for every occurrence of every literal, in order of their grams. One pass whatever their number, two bytes at a time: bits
 * say whether the six or four bytes just read may belong to any literal, and only then is one looked up and compared. The bits are read
 * without a branch, because a processor cannot guess what they say.
 *
 * @param bytes of a piece of text
 */
export function scanLiterals(table: LiteralTable, bytes: Uint8Array, onHit: OnHit): void {
  if (table.entries.length === 0) return;
  const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  for (let from = 0; from < pairs.length; from += BLOCK) {
    const count = markGrams(table.bitmap, pairs, from, Math.min(from + BLOCK, pairs.length));
    for (let i = 0; i < count; i += 1) {
      const mark = marked[i] as number;
      const pair = from + (mark >>> 2);
      if ((mark & 1) !== 0) lookUpWide(table, bytes, pairs, pair, onHit);
      if ((mark & 2) !== 0) lookUpNarrow(table, bytes, pairs, pair, onHit);
    }
  }
}

/** Writes down at which pairs a gram of a literal may end, and of which length (bit 0: six bytes, bit 1: four); answers how many there are. */
function markGrams(bitmap: Int32Array, pairs: Uint16Array, from: number, to: number): number {
  // Copies: what lies outside of a function is read again for each pair.
  const { word, first, second } = bitShifts(bitmap.length);
  const fold = PAIR_CASE;
  const spread = SPREAD;
  const spreadFirst = SPREAD_FIRST;
  let lastButOne = (pairs[from - 2] ?? 0) | fold;
  let last = (pairs[from - 1] ?? 0) | fold;
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const pair = (pairs[i] as number) | fold;
    const narrow = Math.imul(last | (pair << 16), spread);
    const wide = narrow ^ Math.imul(lastButOne, spreadFirst);
    lastButOne = last;
    last = pair;
    const wideBits = bitmap[wide >>> word] as number;
    const narrowBits = bitmap[narrow >>> word] as number;
    const isWide = (wideBits >>> (wide >>> first)) & (wideBits >>> (wide >>> second)) & 1;
    const isNarrow = (narrowBits >>> (narrow >>> first)) & (narrowBits >>> (narrow >>> second)) & 1;
    marked[count] = ((i - from) << 2) | (isNarrow << 1) | isWide;
    count += isWide | isNarrow;
  }
  return count;
}

type LookUp = (table: LiteralTable, bytes: Uint8Array, pairs: Uint16Array, pair: number, onHit: OnHit) => void;

/** The hash of the gram of four bytes that ends with a pair. */
const narrowEnding = (pairs: Uint16Array, pair: number): number =>
  Math.imul((pairs[pair - 1] as number) | PAIR_CASE | (((pairs[pair] as number) | PAIR_CASE) << 16), SPREAD);

const lookUpNarrow: LookUp = (table, bytes, pairs, pair, onHit) => {
  if (pair >= 1) compare(table, bytes, narrowEnding(pairs, pair), (pair + 1) * 2 - NARROW, false, onHit);
};

const lookUpWide: LookUp = (table, bytes, pairs, pair, onHit) => {
  if (pair < 2) return;
  const hash = narrowEnding(pairs, pair) ^ Math.imul((pairs[pair - 2] as number) | PAIR_CASE, SPREAD_FIRST);
  compare(table, bytes, hash, (pair + 1) * 2 - WIDE, true, onHit);
};

/** Compares the literals that may have a gram with this hash; `gramAt` is where it begins in the text. */
function compare(
  table: LiteralTable,
  bytes: Uint8Array,
  hash: number,
  gramAt: number,
  isLong: boolean,
  onHit: OnHit,
): void {
  const { slots, entries, starts, offsets } = table;
  const slot = hash >>> shiftFor(slots.length - 1);
  const last = slots[slot + 1] as number;
  for (let i = slots[slot] as number; i < last; i += 1) {
    const entry = entries[i] as number;
    const literal = entry >> 1;
    const from = starts[literal] as number;
    const to = starts[literal + 1] as number;
    // Some in this slot have a gram of the other length.
    if (to - from >= LONG !== isLong) continue;
    const start = gramAt - (offsets[literal] as number) - (entry & 1);
    if (standsAt(table.bytes, from, to, bytes, start)) onHit(literal, start - 1);
  }
}

/** Is this literal in the text at `start`? Where it would reach beyond the text it is not. */
function standsAt(literals: Uint8Array, from: number, to: number, bytes: Uint8Array, start: number): boolean {
  let at = start;
  for (let i = from; i < to; i += 1, at += 1) if (FOLD[bytes[at] as number] !== literals[i]) return false;
  return true;
}
