import { type LiteralIndex, SHARES, Share } from '../scan/literal-index.ts';
import { holdsAt } from '../scan/neighbour-checks.ts';
import { scanLiterals } from '../scan/scan-literals.ts';
import { LineTable } from './line-table.ts';
import { Places } from './places.ts';
import { LONG_LINE } from './windows.ts';

/** Places by index of the pattern, ascending: what is found does not depend on which literal stands first. */
export type Candidates = [pattern: number, places: Places][];

/** A pattern without a literal is tried on the first and last lines only, so that it cannot slow down everything else. */
const UNGATED_LINES = 2000;

/**
 * One pass over the text: which patterns can match, and where. A literal counts where the characters around it are as its regex wants them. A pattern that needs two literals needs them on one line, unless that is
 * so long that the first one alone has to do: it says around what to search.
 *
 * @param bytes the lines joined by `\n`, made scannable
 */
export function findCandidates(lines: readonly string[], bytes: Uint8Array, index: LiteralIndex): Candidates {
  const table = new LineTable(lines);
  const known: (Places | undefined)[] = [];
  const placesOf = (pattern: number): Places => {
    let places = known[pattern];
    if (places === undefined) {
      places = new Places();
      known[pattern] = places;
    }
    return places;
  };
  const { starts, owners, ownerStarts, ownerChecks } = index;
  scanLiterals(index, bytes, (literal, at) => {
    // A leading line feed belongs to the line before.
    const offset = index.bytes[starts[literal] as number] === 10 ? at + 1 : at;
    table.seek(offset);
    const { line } = table;
    const text = lines[line] as string;
    const { length } = text;
    const column = Math.max(0, offset - table.start);
    const last = ownerStarts[literal + 1] as number;
    for (let i = ownerStarts[literal] as number; i < last; i += 1) {
      const list = ownerChecks[i] as number;
      if (list !== 0 && !holdsAt(index, list, text, column)) continue;
      const owner = owners[i] as number;
      const share = owner % SHARES;
      const places = placesOf((owner - share) / SHARES);
      if (share === Share.second) places.addSecond(line);
      else if (share === Share.whole || length > LONG_LINE) places.add(line, column, length);
      else places.addFirst(line, column);
    }
  });
  for (const pattern of index.ungated)
    lines.forEach(({ length }, line) => {
      if (line < UNGATED_LINES || line >= lines.length - UNGATED_LINES) placesOf(pattern).add(line, 0, length);
    });
  return [...known.entries()].filter((entry): entry is [number, Places] => (entry[1]?.lines.length ?? 0) > 0);
}
