import { BITMAP_SHIFT, FOLD, type LiteralTable, SPREAD, slotOf } from './literal-table.ts';

/** Called for each place where a literal stands. `at` is its offset in the text, -1 when its leading `\n` is the start of the text. */
export type OnHit = (literal: number, at: number) => void;

/**
 * Calls `onHit` for every occurrence of every literal, in order of their rarest characters. One pass whatever their number: one bit says
 * whether the four characters just read belong to any literal, and only then is one compared.
 */
export function scanLiterals(table: LiteralTable, text: string, onHit: OnHit): void {
  if (table.entries.length === 0) return;
  // The low byte of each UTF-16 unit: offsets stay those of the string, and what collides is sorted out by the regex.
  const bytes = Buffer.allocUnsafe(text.length + 2);
  bytes[0] = 10;
  bytes.write(text, 1, 'latin1');
  bytes[text.length + 1] = 10;
  const { bitmap } = table;
  let gram = 10;
  for (let i = 0; i < bytes.length; i += 1) {
    gram = (gram << 8) | (FOLD[bytes[i] as number] as number);
    const bit = Math.imul(gram, SPREAD) >>> BITMAP_SHIFT;
    if (((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) !== 0) compare(table, bytes, gram, i - 3, onHit);
  }
}

function compare(table: LiteralTable, bytes: Uint8Array, gram: number, gramAt: number, onHit: OnHit): void {
  const { entries, next, starts, offsets } = table;
  for (let entry = table.heads[slotOf(table.heads, gram)] as number; entry !== 0; entry = next[entry - 1] as number) {
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
