import type { LiteralTable } from './literal-table.ts';
import { CASE, NARROW, SPREAD, shiftFor, WIDE, WIDE_STEP } from './rolling-hash.ts';

/** Called for each place where a literal stands. `at` is its offset in the text, -1 when its leading `\n` is the start of the text. */
export type OnHit = (literal: number, at: number) => void;

/** ASCII letters folded to lower case, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/**
 * A text as it is scanned, between two line feeds: the low byte of each UTF-16 unit. Offsets stay those of the string, and what collides
 * is sorted out by the regex.
 */
export function scannable(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(text.length + 2);
  bytes[0] = 10;
  bytes.write(text, 1, 'latin1');
  bytes[text.length + 1] = 10;
  return new Uint8Array(bytes.buffer);
}

/**
 * Calls `onHit` for every occurrence of every literal, in order of their rarest characters. One pass whatever their number: a bit says whether
 * the six or four characters just read belong to any literal, and only then is one looked up and compared.
 *
 * @param bytes made by `scannable`
 */
export function scanLiterals(table: LiteralTable, bytes: Uint8Array, onHit: OnHit): void {
  if (table.entries.length === 0) return;
  const { bitmap, heads } = table;
  const toBit = shiftFor(bitmap.length * 32);
  const toSlot = shiftFor(heads.length);
  const { length } = bytes;
  // Copies: what lies outside of a function is read again for each byte.
  const spread = SPREAD | 0;
  const fold = CASE;
  const step = WIDE_STEP;
  let wide = 0;
  // As if some character stood before the text: a literal of three is found by the four that end in it.
  let narrow = fold;
  for (let i = 0; i < length; i += 1) {
    const byte = (bytes[i] as number) | fold;
    wide = (wide << step) ^ byte;
    narrow = (narrow << 8) | byte;
    const wideHash = Math.imul(wide, spread);
    const narrowHash = Math.imul(narrow, spread);
    const wideBit = wideHash >>> toBit;
    const narrowBit = narrowHash >>> toBit;
    const isWide = (bitmap[wideBit >>> 5] as number) & (1 << wideBit);
    const isNarrow = (bitmap[narrowBit >>> 5] as number) & (1 << narrowBit);
    if ((isWide | isNarrow) === 0) continue;
    if (isWide !== 0) compare(table, bytes, heads[wideHash >>> toSlot] as number, i + 1 - WIDE, onHit);
    if (isNarrow !== 0) compare(table, bytes, heads[narrowHash >>> toSlot] as number, i + 1 - NARROW, onHit);
  }
}

/** Compares the literals of a chain whose gram begins at `gramAt`. */
function compare(table: LiteralTable, bytes: Uint8Array, first: number, gramAt: number, onHit: OnHit): void {
  const { entries, next, starts, offsets } = table;
  for (let entry = first; entry !== 0; entry = next[entry - 1] as number) {
    const literal = entries[entry - 1] as number;
    const from = starts[literal] as number;
    const size = (starts[literal + 1] as number) - from;
    const start = gramAt - (offsets[literal] as number);
    if (start < 0 || start + size > bytes.length) continue;
    let same = 0;
    while (same < size && FOLD[bytes[start + same] as number] === table.bytes[from + same]) same += 1;
    if (same === size) onHit(literal, start - 1);
  }
}
