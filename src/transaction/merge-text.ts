import { diffArrays } from 'diff';

/** Lines `[start, end)` of the base became `lines`. */
interface Hunk {
  start: number;
  end: number;
  lines: string[];
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function hunksOf(base: string[], side: string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const part of diffArrays(base, side)) {
    if (!part.added && !part.removed) {
      at += part.value.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { start: at, end: at, lines: [] };
      hunks.push(open);
    }
    if (part.added) open.lines.push(...part.value);
    else {
      at += part.value.length;
      open.end = at;
    }
  }
  return hunks;
}

const touch = (a: Hunk, b: Hunk): boolean => a.start <= b.end && b.start <= a.end;
const same = (a: Hunk, b: Hunk): boolean =>
  a.start === b.start && a.end === b.end && a.lines.join('') === b.lines.join('');

/**
 * Merges two changed versions of `base` line by line. Null when they changed the same or neighbouring lines differently: then somebody has to
 * look. Texts may be any one-character-per-byte string; line ends belong to their lines.
 */
export function mergeText(base: string, ours: string, theirs: string): string | null {
  const baseLines = linesOf(base);
  const mine = hunksOf(baseLines, linesOf(ours));
  const other = hunksOf(baseLines, linesOf(theirs)).filter((hunk) => !mine.some((own) => same(own, hunk)));
  if (other.some((hunk) => mine.some((own) => touch(own, hunk)))) return null;
  let at = 0;
  const result: string[] = [];
  for (const hunk of [...mine, ...other].sort((a, b) => a.start - b.start)) {
    result.push(...baseLines.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...result, ...baseLines.slice(at)].join('');
}
