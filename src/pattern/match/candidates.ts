import type { LiteralIndex } from '../scan/literal-index.ts';
import { scanLiterals } from '../scan/scan-literals.ts';
import { LineTable } from './line-table.ts';
import { LONG_LINE } from './windows.ts';

/** Places where a pattern may match, ascending. */
export interface Places {
  /** 0-based. */
  lines: number[];
  /** Of the first literal there, and of the last one. */
  columns: number[];
  ends: number[];
  /** How many of the pattern's literals stand there. */
  hits: number[];
}

/** Places by index of the pattern, ascending: what is found does not depend on which literal stands first. */
export type Candidates = [pattern: number, places: Places][];

/** A pattern without a literal is tried on the first and last lines only, so that it cannot slow down everything else. */
const UNGATED_LINES = 2000;
/** Stretches of one line in which a pattern is tried: a literal that stands there more often is data. */
const MAX_STRETCHES = 32;

/**
 * One pass over the text: which patterns can match, and where. A line is named once for each pattern; a long line once for each stretch.
 *
 * @param bytes the lines joined by `\n`, made scannable
 */
export function findCandidates(lines: readonly string[], bytes: Uint8Array, index: LiteralIndex): Candidates {
  const table = new LineTable(lines);
  const known: (Places | undefined)[] = [];
  const found: number[] = [];
  const add = (pattern: number, line: number, column: number): void => {
    let places = known[pattern];
    if (places === undefined) {
      places = { lines: [], columns: [], ends: [], hits: [] };
      known[pattern] = places;
      found.push(pattern);
    }
    const last = places.lines.length - 1;
    if (
      last >= 0 &&
      places.lines[last] === line &&
      isSameStretch(places, last, column, (lines[line] as string).length)
    ) {
      places.hits[last] = (places.hits[last] as number) + 1;
      places.ends[last] = column;
      return;
    }
    if (last >= MAX_STRETCHES && places.lines[last - MAX_STRETCHES] === line) return;
    places.lines.push(line);
    places.columns.push(column);
    places.ends.push(column);
    places.hits.push(1);
  };
  const { starts, owners, ownerStarts } = index;
  scanLiterals(index, bytes, (literal, at) => {
    // A leading line feed belongs to the line before.
    const offset = index.bytes[starts[literal] as number] === 10 ? at + 1 : at;
    table.seek(offset);
    const column = Math.max(0, offset - table.start);
    const last = ownerStarts[literal + 1] as number;
    for (let i = ownerStarts[literal] as number; i < last; i += 1) add(owners[i] as number, table.line, column);
  });
  for (const pattern of index.ungated)
    lines.forEach((_, line) => {
      if (line < UNGATED_LINES || line >= lines.length - UNGATED_LINES) add(pattern, line, 0);
    });
  return found.sort((a, b) => a - b).map((pattern) => [pattern, known[pattern] as Places]);
}

/** A long line is taken in stretches of this many characters. */
const STRETCH = LONG_LINE / 4;

const isSameStretch = ({ columns }: Places, last: number, column: number, length: number): boolean =>
  length <= LONG_LINE || column <= (columns[last] as number) + STRETCH;
