import { type LiteralIndex, SHARES, Share } from '../scan/literal-index.ts';
import { holdsAt } from '../scan/neighbour-checks.ts';
import { scanLiterals } from '../scan/scan-literals.ts';
import type { TextPiece } from '../scan/text-pieces.ts';
import { LineTable } from './line-table.ts';
import { Places } from './places.ts';
import { LONG_LINE } from './windows.ts';

/** Places by index of the pattern, ascending: what is found does not depend on which literal stands first. */
export type Candidates = [pattern: number, places: Places][];

/** A pattern without a literal is tried on the first and last lines only, so that it cannot slow down everything else. */
const UNGATED_LINES = 2000;

/** Finds which patterns of an index can match in a text, and where. */
export class CandidateFinder {
  readonly #lines: readonly string[];
  readonly #index: LiteralIndex;
  readonly #table: LineTable;
  readonly #known: (Places | undefined)[] = [];

  constructor(lines: readonly string[], index: LiteralIndex) {
    this.#lines = lines;
    this.#index = index;
    this.#table = new LineTable(lines);
    for (const pattern of index.ungated)
      lines.forEach(({ length }, line) => {
        if (line < UNGATED_LINES || line >= lines.length - UNGATED_LINES) this.#placesOf(pattern).add(line, 0, length);
      });
  }

  /**
   * Looks for literals in a piece; the pieces of a text come one after the other. A literal counts where the characters around it are as its regex
   * wants them. A pattern that needs two literals needs them on one line, unless that is so long that the first one alone has to do: it says
   * around what to search.
   */
  look({ bytes, start, length }: TextPiece): void {
    const { bytes: literals, starts } = this.#index;
    scanLiterals(this.#index, bytes, (literal, at) => {
      // A leading line feed belongs to the line before.
      const offset = literals[starts[literal] as number] === 10 ? at + 1 : at;
      if (offset < length) this.#note(literal, start + offset);
    });
  }

  #note(literal: number, offset: number): void {
    const index = this.#index;
    const table = this.#table;
    table.seek(offset);
    const { line } = table;
    const text = this.#lines[line] as string;
    const column = Math.max(0, offset - table.start);
    const last = index.ownerStarts[literal + 1] as number;
    for (let i = index.ownerStarts[literal] as number; i < last; i += 1) {
      const list = index.ownerChecks[i] as number;
      if (list !== 0 && !holdsAt(index, list, text, column)) continue;
      const owner = index.owners[i] as number;
      const share = owner % SHARES;
      const places = this.#placesOf((owner - share) / SHARES);
      if (share === Share.second) places.addSecond(line);
      else if (share === Share.whole || text.length > LONG_LINE) places.add(line, column, text.length);
      else places.addFirst(line, column);
    }
  }

  #placesOf(pattern: number): Places {
    let places = this.#known[pattern];
    if (places === undefined) {
      places = new Places();
      this.#known[pattern] = places;
    }
    return places;
  }

  /** What was found in all of the text. */
  found(): Candidates {
    return [...this.#known.entries()].filter((entry): entry is [number, Places] => (entry[1]?.lines.length ?? 0) > 0);
  }
}
