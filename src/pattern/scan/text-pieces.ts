import { LONGEST_LITERAL } from './literal-table.ts';

/** Characters that are joined in one go: a string that stays small is made and thrown away for next to nothing, and so few bytes stay in the caches. */
const PIECE = 1 << 15;
/** Behind each piece, so that its last gram can be read. */
const PADDING = 4;

/** Some whole lines of a text as they are scanned: a line feed in front, then the low byte of each UTF-16 unit; what collides is sorted out by the regex. */
export interface TextPiece {
  /** Behind the piece comes what a literal may reach into. Overwritten when the next piece is asked for. */
  bytes: Uint8Array;
  /** Offset of the first line in the lines joined by `\n`. */
  start: number;
  /** Characters of the lines, a line feed after each. */
  length: number;
}

/** Takes a text apart into pieces, which are small where no line is long. */
export function* textPieces(lines: readonly string[]): Generator<TextPiece> {
  let buffer = Buffer.alloc(0);
  let start = 0;
  let first = 0;
  let length = 0;
  for (let i = 0; i < lines.length; i += 1) {
    length += (lines[i] as string).length + 1;
    if (length < PIECE && i < lines.length - 1) continue;
    const size = 1 + length + LONGEST_LITERAL + PADDING;
    if (buffer.length < size) buffer = Buffer.allocUnsafeSlow(i < lines.length - 1 ? Math.max(size, 2 * PIECE) : size);
    const end = fill(buffer, lines, first, i + 1);
    yield { bytes: buffer.subarray(0, end), start, length };
    start += length;
    first = i + 1;
    length = 0;
  }
}

/** Writes lines and what follows them; answers where it ends. */
function fill(buffer: Buffer, lines: readonly string[], from: number, to: number): number {
  let end = put(buffer, '', 0);
  end = put(buffer, lines.slice(from, to).join('\n'), end);
  const limit = end + LONGEST_LITERAL;
  for (let next = to; next < lines.length && end < limit; next += 1)
    end = put(buffer, (lines[next] as string).slice(0, limit - end - 1), end);
  buffer.fill(0, end, end + PADDING);
  return end + PADDING;
}

/** Writes a text and a line feed, without a copy that holds both; answers where they end. */
function put(buffer: Buffer, text: string, at: number): number {
  const end = at + buffer.write(text, at, 'latin1');
  buffer[end] = 10;
  return end + 1;
}
