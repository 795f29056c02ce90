import type { LiteralScanner } from '../scan/literal-scanner.ts';
import { LineTable } from './line-table.ts';
import { LONG_LINE } from './windows.ts';

/** Places where a pattern may match: 0-based line and column of its literal, flattened in pairs, ascending. */
export type Candidates = Map<number, number[]>;

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
    const places = candidates.get(pattern);
    if (!places) candidates.set(pattern, [line, column]);
    else if (isNew(places, line, column, lines[line]?.length ?? 0)) places.push(line, column);
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

function isNew(places: number[], line: number, column: number, length: number): boolean {
  if (places.at(-2) !== line) return true;
  // The window of the last place reaches half a window further; a quarter of it is enough context for the literal.
  return length > LONG_LINE && column > (places.at(-1) ?? 0) + LONG_LINE / 4;
}
