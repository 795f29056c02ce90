/** Characters of an output that readers keep. */
export const OUTPUT_LIMIT = 1_000_000;

/** The line that stands where the middle was left out, in the client's own wording. */
export const gapLine = (lost: number): string => `\n\n... [${lost} characters truncated] ...\n\n`;

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/**
 * Keeps the head and the tail of a long text, cut at line ends where one is near, with a marker between them.
 * @param limit characters to keep, half at each end
 * @returns the text as it is when it is short enough (`lost` 0)
 */
export function keepEnds(text: string, limit: number = OUTPUT_LIMIT): { text: string; lost: number } {
  if (text.length <= limit) return { text, lost: 0 };
  const half = Math.floor(limit / 2);
  const near = Math.min(2000, Math.floor(half / 4));
  const lastBreak = text.lastIndexOf('\n', half);
  let headEnd = lastBreak > half - near ? lastBreak : half;
  const from = text.length - half;
  const nextBreak = text.indexOf('\n', from);
  let tailStart = nextBreak >= 0 && nextBreak < from + near ? nextBreak + 1 : from;
  if (isLowSurrogate(text, headEnd)) headEnd -= 1;
  if (isLowSurrogate(text, tailStart)) tailStart += 1;
  const lost = tailStart - headEnd;
  return { text: text.slice(0, headEnd) + gapLine(lost) + text.slice(tailStart), lost };
}
