import { collectNotable } from './notable-lines.ts';

/** Characters of an output that readers keep. */
export const OUTPUT_LIMIT = 1_000_000;

/** The line that stands where the middle was left out, in the client's own wording. */
export const gapLine = (lost: number): string => `\n\n... [${lost} characters truncated] ...\n\n`;

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Share of the limit for lines of the middle that look like errors. */
export const NOTABLE_SHARE = 0.1;

/** What stands between head and tail: the marker, then the lines of the middle that matter. */
export const middleOf = (lost: number, notable: readonly string[]): string =>
  gapLine(lost) + (notable.length > 0 ? `${notable.join('\n')}\n\n` : '');

/**
 * Keeps the head and the tail of a long text, cut at line ends where one is near, with a marker between them, and behind the marker the
 * lines of the middle that look like errors.
 * @param limit characters to keep: nearly half at each end, the rest for the middle
 * @returns the text as it is when it is short enough (`lost` 0)
 */
export function keepEnds(text: string, limit: number = OUTPUT_LIMIT): { text: string; lost: number } {
  if (text.length <= limit) return { text, lost: 0 };
  const half = Math.floor((limit * (1 - NOTABLE_SHARE)) / 2);
  const near = Math.min(2000, Math.floor(half / 4));
  const lastBreak = text.lastIndexOf('\n', half);
  let headEnd = lastBreak > half - near ? lastBreak : half;
  const from = text.length - half;
  const nextBreak = text.indexOf('\n', from);
  let tailStart = nextBreak >= 0 && nextBreak < from + near ? nextBreak + 1 : from;
  if (isLowSurrogate(text, headEnd)) headEnd -= 1;
  if (isLowSurrogate(text, tailStart)) tailStart += 1;
  const lost = tailStart - headEnd;
  const notable = collectNotable(limit * NOTABLE_SHARE);
  notable.look(text.slice(headEnd, tailStart));
  return { text: text.slice(0, headEnd) + middleOf(lost, notable.lines) + text.slice(tailStart), lost };
}
