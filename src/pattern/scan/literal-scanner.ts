/** Called for each place where a literal stands. `at` is its offset in the text, -1 when its leading `\n` is the start of the text. */
export type OnHit = (literal: number, at: number) => void;

/** ASCII letters folded to lower case, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** 2^18 bits: at 10,000 literals one position in 25 passes by chance, and 32 kB stays in the first-level cache. */
const BITS = 18;
const SHIFT = 32 - BITS;
/** Knuth's multiplier spreads neighbouring grams over the table. */
const SPREAD = 0x9e3779b1;

/**
 * Finds any number of literals in one pass over the text, whatever their number: each literal is known by its rarest four characters,
 * one bit says whether the four characters just read belong to any of them, and only then is the literal compared.
 */
export class LiteralScanner {
  readonly #literals: Uint8Array[] = [];
  /** Offset of the rarest gram inside each literal. */
  readonly #offsets: number[] = [];
  readonly #bitmap4 = new Uint32Array(1 << (BITS - 5));
  readonly #bitmap3 = new Uint32Array(1 << (BITS - 5));
  readonly #byGram = new Map<number, number[]>();
  #hasShort = false;

  /**
   * @param literals ASCII-folded, each at least three characters; hits name them by index
   * @param grams where the rarest four characters of each begin
   */
  constructor(literals: readonly string[], grams: readonly number[]) {
    for (const [index, literal] of literals.entries()) this.#add(literal, index, grams[index] ?? 0);
  }

  #add(literal: string, index: number, gramAt: number): void {
    const bytes = Uint8Array.from(literal, (char) => char.charCodeAt(0) & 255);
    const short = bytes.length < 4;
    const at = short ? 0 : gramAt;
    const gram = bytes.subarray(at, at + 4).reduce((hash, byte) => (hash << 8) | byte, 0);
    const slot = Math.imul(gram, SPREAD) >>> SHIFT;
    const bitmap = short ? this.#bitmap3 : this.#bitmap4;
    bitmap[slot >>> 5] = (bitmap[slot >>> 5] ?? 0) | (1 << (slot & 31));
    this.#hasShort ||= short;
    this.#literals.push(bytes);
    this.#offsets.push(at);
    const known = this.#byGram.get(gram);
    if (known) known.push(index);
    else this.#byGram.set(gram, [index]);
  }

  /** Calls `onHit` for every occurrence of every literal, in order of their rarest characters. Linear in the text. */
  scan(text: string, onHit: OnHit): void {
    // The low byte of each UTF-16 unit: offsets stay those of the string, and what collides is sorted out by the regex.
    const bytes = Buffer.allocUnsafe(text.length + 2);
    bytes[0] = 10;
    bytes.write(text, 1, 'latin1');
    bytes[text.length + 1] = 10;
    if (this.#hasShort) this.#scanShort(bytes, onHit);
    const bitmap = this.#bitmap4;
    let gram = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      gram = (gram << 8) | (FOLD[bytes[i] as number] as number);
      const slot = Math.imul(gram, SPREAD) >>> SHIFT;
      if (((bitmap[slot >>> 5] as number) & (1 << (slot & 31))) !== 0) this.#compare(bytes, gram, i - 3, onHit);
    }
  }

  #scanShort(bytes: Uint8Array, onHit: OnHit): void {
    const bitmap = this.#bitmap3;
    let gram = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      gram = ((gram << 8) | (FOLD[bytes[i] as number] as number)) & 0xffffff;
      const slot = Math.imul(gram, SPREAD) >>> SHIFT;
      if (((bitmap[slot >>> 5] as number) & (1 << (slot & 31))) !== 0) this.#compare(bytes, gram, i - 2, onHit);
    }
  }

  #compare(bytes: Uint8Array, gram: number, gramAt: number, onHit: OnHit): void {
    const candidates = this.#byGram.get(gram);
    if (candidates === undefined) return;
    for (const index of candidates) {
      const literal = this.#literals[index] as Uint8Array;
      const start = gramAt - (this.#offsets[index] as number);
      if (start < 0 || start + literal.length > bytes.length) continue;
      let same = 0;
      while (same < literal.length && FOLD[bytes[start + same] as number] === literal[same]) same += 1;
      if (same === literal.length) onHit(index, start - 1);
    }
  }
}
