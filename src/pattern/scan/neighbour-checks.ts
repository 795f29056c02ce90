import type { Neighbour } from '../pattern.ts';
import { ClassTable, isInClass } from './char-classes.ts';

/** Lists of checks, as they are stored: for each the number of its class, and where to look. */
export interface NeighbourChecks {
  /** Where each list begins in `checks`; one more than there are lists. The first one is empty. */
  checkStarts: Int32Array;
  checks: Int32Array;
  /** Classes of characters, as bits. */
  classes: Int32Array;
}

/** Places from this far in front of a literal, this many of them, fit into one number with a class. */
const NEAREST = -16;
const PLACE_BITS = 6;
const PLACES = 1 << PLACE_BITS;
/** What stands outside of a line. */
const LINE_FEED = 10;

/** Collects lists of checks, each once. */
export class CheckTable {
  readonly #known = new Map<string, number>([['', 0]]);
  readonly #starts: number[] = [0, 0];
  readonly #checks: number[] = [];
  readonly #classes = new ClassTable();

  /** The number of the list for these neighbours. */
  listOf(neighbours: readonly Neighbour[]): number {
    const list = neighbours.map(({ at, set }) => this.#classes.classOf(set) * PLACES + at - NEAREST);
    const key = list.join();
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#starts.length - 1;
      this.#known.set(key, known);
      this.#checks.push(...list);
      this.#starts.push(this.#checks.length);
    }
    return known;
  }

  lists(): NeighbourChecks {
    return {
      checkStarts: Int32Array.from(this.#starts),
      checks: Int32Array.from(this.#checks),
      classes: this.#classes.list(),
    };
  }
}

/** Does each check of a list hold around a literal that stands at a column of a line? */
export function holdsAt(table: NeighbourChecks, list: number, line: string, column: number): boolean {
  const { checkStarts, checks, classes } = table;
  const last = checkStarts[list + 1] as number;
  for (let i = checkStarts[list] as number; i < last; i += 1) {
    const check = checks[i] as number;
    const at = column + (check & (PLACES - 1)) + NEAREST;
    const code = at >= 0 && at < line.length ? line.charCodeAt(at) : LINE_FEED;
    if (!isInClass(classes, check >>> PLACE_BITS, code)) return false;
  }
  return true;
}
