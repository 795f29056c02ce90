import type { PreparedPattern } from '../pattern.ts';
import type { Searcher } from './searcher.ts';
import { V8Searcher } from './v8-regex.ts';

/** A text this short costs a constant however often a bounded regex starts over in it. */
export const SHORT_TEXT = 400;
/** A match whose literal is this near its start can only start near a literal: everywhere else the search gives up at once. */
const NEAR = 512;
/** Literals in the text, around each of which a bounded regex may start on V8. */
const FEW_STARTS = 16;
/** Starts times what one start may cost for each character, where counted repetitions share text. They are short: the text of a message. */
export const FEW_WALKS = 100_000;

/** Compiles each pattern when it is first needed, and picks the engine that keeps the search linear in the text. */
export class Engines {
  readonly #v8 = new Map<PreparedPattern, V8Searcher>();
  readonly #linear = new Map<PreparedPattern, Searcher>();

  /**
   * Answers a promise only when the linear engine is needed and not loaded yet.
   *
   * @param text what will be searched
   * @param hits how often literals of the pattern stand in it
   */
  pick(pattern: PreparedPattern, text: string, hits: number): Searcher | Promise<Searcher> {
    const { engine, lead, walks, anchored } = pattern.facts;
    const starts = anchored ? 1 : lead !== null && lead <= NEAR ? hits : Infinity;
    const few = walks === 1 ? starts <= FEW_STARTS || text.length <= SHORT_TEXT : starts * walks <= FEW_WALKS;
    if (engine === 'v8' || (engine === 'bounded' && few)) return this.onV8(pattern);
    return this.#linear.get(pattern) ?? this.#loadLinear(pattern);
  }

  /** The pattern on V8: only for texts for which `pick` would answer the same. */
  onV8(pattern: PreparedPattern): V8Searcher {
    let searcher = this.#v8.get(pattern);
    if (!searcher) {
      searcher = new V8Searcher(pattern.error_regex, pattern.flags);
      this.#v8.set(pattern, searcher);
    }
    return searcher;
  }

  async #loadLinear(pattern: PreparedPattern): Promise<Searcher> {
    const { linearRegex } = await import('./linear-regex.ts');
    const searcher = linearRegex(pattern.error_regex, pattern.flags);
    if ('error' in searcher) throw new Error(`${pattern.id}: ${searcher.error}`);
    this.#linear.set(pattern, searcher);
    return searcher;
  }
}
