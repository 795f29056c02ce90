import { keepEnds, OUTPUT_LIMIT } from '../event/keep-ends.ts';
import { settleLine, stripTerminal } from './strip-terminal.ts';
import { withoutPrefix } from './without-prefix.ts';

/** Output that can be read as lines: `text` is `lines` joined by `\n`. */
export interface CleanOutput {
  text: string;
  lines: readonly string[];
}

/** What readers of events have shortened already is left as it is. */
const TEXT_LIMIT = OUTPUT_LIMIT + 10_000;
/** A longer line is data, not a message; its ends are kept. */
const LINE_LIMIT = 16_000;

const decode = (bytes: Uint8Array): string => {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe; // PowerShell writes UTF-16 into files
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
};

/** The ends of a huge byte array, so that decoding stays bounded: a character is at most four bytes. */
const endsOf = (bytes: Uint8Array): string => {
  const part = OUTPUT_LIMIT * 4;
  if (bytes.length <= 2 * part) return decode(bytes);
  return `${decode(bytes.subarray(0, part))}\n${decode(bytes.subarray(bytes.length - part))}`;
};

const shorten = (line: string): string =>
  line.length <= LINE_LIMIT
    ? line
    : `${line.slice(0, LINE_LIMIT * 0.75)} … ${line.slice(line.length - LINE_LIMIT * 0.25)}`;

/**
 * Makes raw output readable: no ANSI (OSC included), CRLF as `\n`, progress bars settled, backspaces applied, NUL and other
 * controls gone, invalid UTF-8 replaced, no blanks at line ends, no prefix that a CI service or a runner of several programs puts before
 * its lines. Keeps at most a million characters (head and tail, with
 * a marker line between them); linear in the input.
 */
export function cleanOutput(raw: string | Uint8Array): CleanOutput {
  const kept = keepEnds(typeof raw === 'string' ? raw : endsOf(raw), TEXT_LIMIT).text.replace(/^\ufeff/, '');
  const printed = stripTerminal(kept)
    .split('\n')
    .map((line) => shorten(settleLine(line)).trimEnd());
  const lines = [...withoutPrefix(printed)];
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return { text: lines.join('\n'), lines };
}
