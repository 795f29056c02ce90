/** Called for each place where a literal stands. `at` is its offset in the text, -1 when its leading `\n` is the start of the text. */
export type OnHit = (literal: number, at: number) => void;

/** ASCII letters folded to lower case, all other bytes as they are. */
const FOLD = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** 2^18 bits: at 10,000 literals one position in 25 passes by chance, and 32 kB stays in the first-level cache. */
const BITS = 18;
/** Knuth's multiplier spreads neighbouring grams over the table. */
const SPREAD = 0x9e3779b1;

/**
 * Finds any number of literals in one pass over the text, whatever their number: each literal is known by its rarest four characters,
 * one bit says whether the four characters just read belong to any of them, and only then is the literal compared.
 */
export class LiteralScanner {
  /** All literals, one after the other, and where each begins. */
  readonly #bytes: Buffer;
  readonly #starts: Int32Array;
  /** Offset of the rarest gram inside each literal. */
  readonly #offsets: Int32Array;
  readonly #bitmap = new Uint32Array(1 << (BITS - 5));
  /** Open addressing: gram → first entry of its chain, plus one. */
  readonly #grams: Int32Array;
  readonly #heads: Int32Array;
  readonly #shift: number;
  /** Chains: literal of each entry, and the next entry plus one. */
  readonly #entries: number[] = [];
  readonly #next: number[] = [];

  /**
   * @param literals ASCII-folded, each at least three characters; hits name them by index
   * @param grams where the rarest four characters of each begin
   */
  constructor(literals: readonly string[], grams: readonly number[]) {
    this.#bytes = Buffer.from(literals.join(''), 'latin1');
    this.#starts = new Int32Array(literals.length + 1);
    this.#offsets = new Int32Array(literals.length);
    let short = 0;
    literals.forEach((literal, index) => {
      this.#starts[index + 1] = (this.#starts[index] as number) + literal.length;
      if (literal.length < 4) short += 1;
    });
    const bits = Math.ceil(Math.log2((literals.length + 256 * short + 8) * 2));
    this.#shift = 32 - bits;
    this.#grams = new Int32Array(1 << bits);
    this.#heads = new Int32Array(1 << bits);
    literals.forEach((literal, index) => {
      if (literal.length >= 4) this.#addGram(index, grams[index] ?? 0);
      else this.#addShort(index);
    });
  }

  #addGram(index: number, at: number): void {
    const from = (this.#starts[index] as number) + at;
    this.#offsets[index] = at;
    this.#put(index, this.#bytes.readInt32BE(from));
  }

  /** A literal of three characters is known by all grams that end in it. */
  #addShort(index: number): void {
    const from = this.#starts[index] as number;
    this.#offsets[index] = -1;
    for (let before = 0; before < 256; before += 1)
      if (FOLD[before] === before) this.#put(index, (before << 24) | this.#bytes.readUIntBE(from, 3));
  }

  #put(index: number, gram: number): void {
    const hash = Math.imul(gram, SPREAD);
    const bit = hash >>> (32 - BITS);
    this.#bitmap[bit >>> 5] = (this.#bitmap[bit >>> 5] as number) | (1 << (bit & 31));
    const slot = this.#slotOf(gram);
    this.#grams[slot] = gram;
    this.#entries.push(index);
    this.#next.push(this.#heads[slot] as number);
    this.#heads[slot] = this.#entries.length;
  }

  /** Slot of a gram, or the empty one where it would be. */
  #slotOf(gram: number): number {
    const mask = this.#heads.length - 1;
    let slot = Math.imul(gram, SPREAD) >>> this.#shift;
    while (this.#heads[slot] !== 0 && this.#grams[slot] !== gram) slot = (slot + 1) & mask;
    return slot;
  }

  /** Calls `onHit` for every occurrence of every literal, in order of their rarest characters. Linear in the text. */
  scan(text: string, onHit: OnHit): void {
    if (this.#entries.length === 0) return;
    // The low byte of each UTF-16 unit: offsets stay those of the string, and what collides is sorted out by the regex.
    const bytes = Buffer.allocUnsafe(text.length + 2);
    bytes[0] = 10;
    bytes.write(text, 1, 'latin1');
    bytes[text.length + 1] = 10;
    const bitmap = this.#bitmap;
    let gram = 10;
    for (let i = 0; i < bytes.length; i += 1) {
      gram = (gram << 8) | (FOLD[bytes[i] as number] as number);
      const bit = Math.imul(gram, SPREAD) >>> (32 - BITS);
      if (((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) !== 0) this.#compare(bytes, gram, i - 3, onHit);
    }
  }

  #compare(bytes: Uint8Array, gram: number, gramAt: number, onHit: OnHit): void {
    for (let entry = this.#heads[this.#slotOf(gram)] as number; entry !== 0; entry = this.#next[entry - 1] as number) {
      const literal = this.#entries[entry - 1] as number;
      const from = this.#starts[literal] as number;
      const size = (this.#starts[literal + 1] as number) - from;
      const start = gramAt - (this.#offsets[literal] as number);
      if (start < 0 || start + size > bytes.length) continue;
      let same = 0;
      while (same < size && FOLD[bytes[start + same] as number] === this.#bytes[from + same]) same += 1;
      if (same === size) onHit(literal, start - 1);
    }
  }
}
