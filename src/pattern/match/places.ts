import { LONG_LINE } from './windows.ts';

/** Stretches of one line in which a pattern is tried: a literal that stands there more often is data. */
const MAX_STRETCHES = 32;
/** A long line is taken in stretches of this many characters. */
const STRETCH = LONG_LINE / 4;

/** Places where a pattern may match, ascending. */
export class Places {
  /** 0-based. */
  readonly lines: number[] = [];
  /** Of the first literal there, and of the last one. */
  readonly columns: number[] = [];
  readonly ends: number[] = [];
  /** How many of the pattern's literals stand there. */
  readonly hits: number[] = [];
  /** Of a pattern that needs two literals: the last line with one of the first set, and where and how often; the last one with the second. */
  #first = -1;
  #column = 0;
  #end = 0;
  #hits = 0;
  #second = -1;

  /** A literal stands here, and no other is needed. A line is named once; a long one once for each stretch. */
  add(line: number, column: number, length: number): void {
    const last = this.lines.length - 1;
    if (this.lines[last] === line) {
      if (length <= LONG_LINE || column <= (this.columns[last] as number) + STRETCH) {
        this.hits[last] = (this.hits[last] as number) + 1;
        this.ends[last] = column;
        return;
      }
      if (last >= MAX_STRETCHES && this.lines[last - MAX_STRETCHES] === line) return;
    }
    this.#push(line, column, column, 1);
  }

  /** One of the first set; counts once one of the second stands on the line as well. */
  addFirst(line: number, column: number): void {
    if (this.#first !== line) {
      this.#first = line;
      this.#column = column;
      this.#hits = 0;
    }
    this.#end = column;
    this.#hits += 1;
    if (this.#second === line) this.#settle();
  }

  /** One of the second set. */
  addSecond(line: number): void {
    if (this.#second === line) return;
    this.#second = line;
    if (this.#first === line) this.#settle();
  }

  #settle(): void {
    const last = this.lines.length - 1;
    if (this.lines[last] !== this.#first) this.#push(this.#first, this.#column, this.#end, this.#hits);
    else {
      this.ends[last] = this.#end;
      this.hits[last] = this.#hits;
    }
  }

  #push(line: number, column: number, end: number, hits: number): void {
    this.lines.push(line);
    this.columns.push(column);
    this.ends.push(end);
    this.hits.push(hits);
  }
}
