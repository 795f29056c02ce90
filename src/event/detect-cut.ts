import type { Cut } from './event.ts';

/** What the client puts where it left out the middle. Older clients counted lines. */
const MARKER = /(?:^|\n)\.\.\. \[(\d[\d,]*) (characters|lines) truncated\] \.\.\.(?:\n|$)/;

/** What it prints instead of a long output, followed by a preview. */
const SAVED = /^(?:<persisted-output>\s*)?Output too large \(([\d.]+) ?([KMG]?)B\)\. Full output saved to: (.+)$/m;

const UNIT: Record<string, number> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** The client keeps the first 30,000 characters of an output; a higher limit can be configured, in round thousands. */
const DEFAULT_LIMIT = 30_000;

const isLimit = (length: number): boolean =>
  length >= DEFAULT_LIMIT - 8 && (length <= DEFAULT_LIMIT || length % 1000 === 0);

/**
 * Finds out how much of an output the client threw away.
 * @param output the output without the `Exit code N` line
 * @returns undefined when nothing is missing as far as the text tells
 */
export function detectCut(output: string): Cut | undefined {
  const marker = MARKER.exec(output);
  if (marker) {
    const count = Number((marker[1] ?? '').replaceAll(',', ''));
    if (marker[2] === 'lines') return { lost: count, tailLost: false };
    // the marker stands between two line ends on each side, which are not part of the output
    const markerLength = marker[0].trim().length + 4;
    return { lost: count, tailLost: isLimit(output.length - markerLength + count) };
  }
  const saved = SAVED.exec(output.slice(0, 2000));
  if (saved) {
    const size = Math.round(Number(saved[1]) * (UNIT[saved[2] ?? ''] ?? 1));
    return { lost: Math.max(1, size - output.length), tailLost: true, savedTo: (saved[3] ?? '').trim() };
  }
  return isLimit(output.length) ? { lost: 1, tailLost: true } : undefined;
}
