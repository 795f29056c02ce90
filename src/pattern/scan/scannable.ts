/** Characters that are joined in one go: a string that stays small is made and thrown away for next to nothing. */
const PIECE = 1 << 15;
/** Behind the text, so that the last gram can be read. */
const PADDING = 4;

/**
 * A text as it is scanned, between two line feeds: the low byte of each UTF-16 unit. Offsets stay those of the lines joined by `\n`, moved by
 * one, and what collides is sorted out by the regex.
 */
export function scannable(lines: readonly string[]): Uint8Array {
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const bytes = Buffer.allocUnsafeSlow(1 + length + PADDING);
  bytes[0] = 10;
  let at = 1;
  let first = 0;
  let size = 0;
  lines.forEach((line, index) => {
    size += line.length + 1;
    if (size < PIECE && index < lines.length - 1) return;
    at += bytes.write(lines.slice(first, index + 1).join('\n'), at, 'latin1');
    bytes[at] = 10;
    at += 1;
    first = index + 1;
    size = 0;
  });
  bytes.fill(0, at);
  return bytes;
}
