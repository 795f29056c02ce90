import type { PreparedPattern } from '../pattern.ts';
import type { Searcher } from './searcher.ts';
import { V8Searcher } from './v8-regex.ts';

/** A text this short costs a constant however often a bounded regex starts over in it. */
const SHORT_TEXT = 400;
/** Starts that a bounded regex may try on V8: the cost stays within this multiple of the text's length. */
const FEW_STARTS = 16;

/** Compiles each pattern when it is first needed, and picks the engine that keeps the search linear in the text. */
export class Engines {
  readonly #v8 = new Map<PreparedPattern, Searcher>();
  readonly #linear = new Map<PreparedPattern, Searcher>();

  /** Answers a promise only when the linear engine is needed and not loaded yet. */
  pick(pattern: PreparedPattern, text: string): Searcher | Promise<Searcher> {
    const { engine, prefix } = pattern.facts;
    if (engine === 'v8' || (engine === 'bounded' && fewStarts(text, prefix))) return this.#onV8(pattern);
    return this.#linear.get(pattern) ?? this.#loadLinear(pattern);
  }

  #onV8(pattern: PreparedPattern): Searcher {
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

function fewStarts(text: string, prefix: string): boolean {
  if (text.length <= SHORT_TEXT) return true;
  if (prefix === '') return false;
  let starts = 0;
  for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + 1)) {
    starts += 1;
    if (starts > FEW_STARTS) return false;
  }
  return true;
}
