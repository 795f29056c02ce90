import type { LiteralScanner } from '../scan/literal-scanner.ts';
import { LineTable } from './line-table.ts';
import { LONG_LINE } from './windows.ts';

/** Places where a pattern may match, ascending. */
export interface Places {
  /** 0-based. */
  lines: number[];
  /** Of the first literal there. */
  columns: number[];
  /** How many of the pattern's literals stand there. */
  hits: number[];
}

/** Places by index of the pattern. */
export type Candidates = Map<number, Places>;

export interface CandidateSources {
  scanner: LiteralScanner;
  /** Pattern index of each literal. */
  owners: readonly number[];
  /** 1 for a literal that begins with the line feed before its line. */
  shifts: readonly number[];
  /** Patterns without a literal: every line is a candidate. */
  ungated: readonly number[];
}

/** A pattern without a literal is tried on the first and last lines only, so that it cannot slow down everything else. */
const UNGATED_LINES = 2000;

/** One pass over the text: which patterns can match, and where. A line is named once for each pattern; a long line once for each stretch. */
export function findCandidates(lines: readonly string[], sources: CandidateSources): Candidates {
  const candidates: Candidates = new Map();
  const table = new LineTable(lines);
  const add = (pattern: number, line: number, column: number): void => {
    let places = candidates.get(pattern);
    if (!places) {
      places = { lines: [], columns: [], hits: [] };
      candidates.set(pattern, places);
    }
    const last = places.lines.length - 1;
    if (last >= 0 && isSame(places, last, line, column, lines[line]?.length ?? 0)) {
      places.hits[last] = (places.hits[last] ?? 0) + 1;
      return;
    }
    places.lines.push(line);
    places.columns.push(column);
    places.hits.push(1);
  };
  sources.scanner.scan(lines.join('\n'), (literal, at) => {
    const { line, column } = table.seek(at + (sources.shifts[literal] ?? 0));
    add(sources.owners[literal] ?? 0, line, column);
  });
  for (const pattern of sources.ungated)
    lines.forEach((_, line) => {
      if (line < UNGATED_LINES || line >= lines.length - UNGATED_LINES) add(pattern, line, 0);
    });
  return candidates;
}

function isSame({ lines, columns }: Places, last: number, line: number, column: number, length: number): boolean {
  if (lines[last] !== line) return false;
  // The window of the last place reaches half a window further; a quarter of it is enough context for the literal.
  return length <= LONG_LINE || column <= (columns[last] ?? 0) + LONG_LINE / 4;
}
