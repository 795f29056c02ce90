import { diffArrays, diffChars } from 'diff';

/** Lines of the old text, or of the new one, that have no partner on the other side. */
export interface Hunk {
  /** Lines `[start, end)` of the text. */
  start: number;
  end: number;
  /** What stands there in the other text. */
  other: string[];
}

const MAX_CHARS = 3_000;

/** Splits after each line end. */
export const linesWithEnds = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];

/** Where two texts differ, line by line. */
export function hunksBetween(lines: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const part of diffArrays([...lines], [...other])) {
    if (!part.added && !part.removed) {
      at += part.value.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { start: at, end: at, other: [] };
      hunks.push(open);
    }
    if (part.added) open.other.push(...part.value);
    else {
      at += part.value.length;
      open.end = at;
    }
  }
  return hunks;
}

/** Common beginning and end cut off both. */
export function core(a: string, b: string): { a: string; b: string; start: number } {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { a: a.slice(start, a.length - tail), b: b.slice(start, b.length - tail), start };
}

const charDistance = (one: string, two: string): number => {
  const { a, b } = core(one, two);
  if (a === '' || b === '' || a.length + b.length > MAX_CHARS) return a.length + b.length;
  return diffChars(a, b).reduce((sum, part) => sum + (part.added || part.removed ? part.value.length : 0), 0);
};

/** How many characters were put in or taken out between two texts. */
export function textDistance(one: string, two: string): number {
  const lines = linesWithEnds(one);
  return hunksBetween(lines, linesWithEnds(two)).reduce(
    (sum, hunk) => sum + charDistance(lines.slice(hunk.start, hunk.end).join(''), hunk.other.join('')),
    0,
  );
}
