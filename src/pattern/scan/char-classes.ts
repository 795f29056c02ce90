/** Words of 32 bits for each class: one bit for each ASCII character, and one for all others together. */
const WORDS = 5;
const ASCII = 128;

/** Sets of characters as bits, each once. */
export class ClassTable {
  readonly #known = new Map<string, number>();
  readonly #words: number[] = [];

  /** The number of a class. What is not ASCII is in it as soon as one such character is. */
  classOf(set: readonly number[]): number {
    const key = String.fromCharCode(...set);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#words.length / WORDS;
      this.#known.set(key, known);
      this.#words.push(...bitsOf(set));
    }
    return known;
  }

  list(): Int32Array {
    return Int32Array.from(this.#words);
  }
}

function bitsOf(set: readonly number[]): number[] {
  const words = new Int32Array(WORDS);
  for (let i = 0; i < set.length; i += 2) {
    const [low, high] = [set[i] as number, set[i + 1] as number];
    for (let code = low; code <= Math.min(high, ASCII - 1); code += 1)
      words[code >>> 5] = (words[code >>> 5] as number) | (1 << code);
    if (high >= ASCII) words[WORDS - 1] = 1;
  }
  return [...words];
}

/** Is a UTF-16 unit in a class of the list? */
export function isInClass(classes: Int32Array, number: number, code: number): boolean {
  const from = number * WORDS;
  const bits = code < ASCII ? (classes[from + (code >>> 5)] as number) >>> code : classes[from + WORDS - 1];
  return ((bits as number) & 1) !== 0;
}
