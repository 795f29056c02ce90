/** Finds the line of an offset in a text of joined lines. Fast when asked in nearly ascending order. */
export class LineTable {
  readonly lines: readonly string[];
  #line = 0;
  #start = 0;

  /** @param lines the lines whose join by `\n` is the text */
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** Moves to the line that holds the offset; an offset past the end stays on the last line. */
  seek(offset: number): { line: number; column: number } {
    while (offset < this.#start && this.#line > 0) {
      this.#line -= 1;
      this.#start -= (this.lines[this.#line]?.length ?? 0) + 1;
    }
    let length = this.lines[this.#line]?.length ?? 0;
    while (offset > this.#start + length && this.#line < this.lines.length - 1) {
      this.#start += length + 1;
      this.#line += 1;
      length = this.lines[this.#line]?.length ?? 0;
    }
    return { line: this.#line, column: Math.max(0, offset - this.#start) };
  }
}
