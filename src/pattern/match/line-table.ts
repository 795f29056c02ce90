/** Finds the line of an offset in a text of joined lines. Fast when asked in nearly ascending order. */
export class LineTable {
  readonly #lines: readonly string[];
  /** 0-based line of the last offset asked for, and where in the text it begins. */
  line = 0;
  start = 0;

  /** @param lines the lines whose join by `\n` is the text */
  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** Moves to the line that holds the offset; one past the end stays on the last line. */
  seek(offset: number): void {
    const lines = this.#lines;
    while (offset < this.start && this.line > 0) {
      this.line -= 1;
      this.start -= (lines[this.line] as string).length + 1;
    }
    while (this.line < lines.length - 1 && offset > this.start + (lines[this.line] as string).length) {
      this.start += (lines[this.line] as string).length + 1;
      this.line += 1;
    }
  }
}
