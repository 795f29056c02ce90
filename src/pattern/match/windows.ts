import type { RegexFacts } from '../pattern.ts';

/** Lines longer than this are searched only around the literal. */
export const LONG_LINE = 4000;
const AROUND = LONG_LINE / 2;
/** Half of the lines that a block pattern sees at most, and the characters. */
const BLOCK_LINES = 100;
const BLOCK_CHARACTERS = 65_536;

/** A piece of the text to run a regex on. `line` is 0-based and belongs to the first character. */
export interface Window {
  text: string;
  line: number;
  /** Number of lines in the text. */
  size: number;
}

/**
 * The line, or the part of a long one around the columns of the first and last literal, as far as the pattern can match there; null where it cannot match at all,
 * because it has to begin at the start of the line.
 */
export function lineWindow(
  lines: readonly string[],
  line: number,
  column: number,
  end: number,
  { lead, reach, anchored }: Pick<RegexFacts, 'lead' | 'reach' | 'anchored'>,
): Window | null {
  const text = lines[line] ?? '';
  if (text.length <= LONG_LINE) return { text, line, size: 1 };
  if (anchored) return column < LONG_LINE ? { text: text.slice(0, LONG_LINE), line, size: 1 } : null;
  // One more on each side, for what a word boundary looks at.
  const from = Math.max(0, column - Math.min(lead ?? AROUND, AROUND) - 1);
  const to = end + Math.min(reach ?? AROUND, AROUND) + 1;
  return { text: text.slice(from, to), line, size: 1 };
}

/** The lines around one line: at most 200, at most 64 kB, half of them before. */
export function blockWindow(lines: readonly string[], line: number): Window {
  const piece = (index: number): string => (lines[index] ?? '').slice(0, LONG_LINE);
  const picked = [piece(line)];
  let room = BLOCK_CHARACTERS / 2;
  let first = line;
  while (first > 0 && line - first < BLOCK_LINES && room > (lines[first - 1]?.length ?? 0)) {
    first -= 1;
    const text = piece(first);
    room -= text.length + 1;
    picked.push(text);
  }
  picked.reverse();
  room = BLOCK_CHARACTERS / 2;
  for (let next = line + 1; next < lines.length && next - line < BLOCK_LINES; next += 1) {
    const text = piece(next);
    room -= text.length + 1;
    if (room < 0) break;
    picked.push(text);
  }
  return { text: picked.join('\n'), line: first, size: picked.length };
}
