/** Texts of three characters are told apart by this many bits. */
const BITS = 16;
/** Both cases of an ASCII letter are one; what else coincides is sorted out by the expression itself. */
const CASE = 32;
const SPREAD = 0x9e3779b1;

/**
 * A text that many expressions are tried on. Most of them are about tools that have nothing to do with it, and for a short text the dear
 * part is to compile them: so each is only tried where a word that every match of it holds may stand in the text. Reading the text for
 * that costs one pass.
 */
export class SearchedText {
  readonly text: string;
  #threes: Uint8Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * Does the expression match?
   *
   * @param words of which each match holds one, in lower case, at least three characters each; a leading `\n` stands for the start of a
   * line. The build adds them (`scripts/required-words.mjs`); without any the expression is tried.
   */
  shows(expression: RegExp, ...words: readonly string[]): boolean {
    return (words.length === 0 || words.some((word) => this.#mayHold(word))) && expression.test(this.text);
  }

  includes(part: string): boolean {
    return this.text.includes(part);
  }

  /** Every three characters of the word stand somewhere in the text: nearly always the word does, too. */
  #mayHold(word: string): boolean {
    this.#threes ??= threesOf(this.text);
    for (let i = 2; i < word.length; i += 1)
      if (this.#threes[slot(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i))] === 0) return false;
    return true;
  }
}

const fold = (code: number): number => (code & 255) | CASE;
const slot = (a: number, b: number, c: number): number =>
  Math.imul((fold(a) << 16) | (fold(b) << 8) | fold(c), SPREAD) >>> (32 - BITS);

/** Which threes of characters stand in a text, between two line feeds; of wide characters the low byte counts. */
function threesOf(text: string): Uint8Array {
  const known = new Uint8Array(1 << BITS);
  const bytes = Buffer.from(`\n${text}\n`, 'latin1');
  const { length } = bytes;
  // Copies: what lies outside of a function is read again for each byte.
  const spread = SPREAD | 0;
  const shift = 32 - BITS;
  const folding = CASE;
  let last = 0;
  for (let i = 0; i < length; i += 1) {
    last = ((last << 8) | (bytes[i] as number) | folding) & 0xffffff;
    known[Math.imul(last, spread) >>> shift] = 1;
  }
  return known;
}
