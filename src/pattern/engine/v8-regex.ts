import type { Found, Searcher } from './searcher.ts';

const foundOf = (match: RegExpExecArray): Found => ({
  index: match.index,
  end: match.index + match[0].length,
  groups: match.groups ?? {},
});

/** A regex on V8. Only for those whose linear cost is proved for the text at hand. */
export class V8Searcher implements Searcher {
  readonly #single: RegExp;
  readonly #global: RegExp;

  constructor(source: string, flags: string) {
    this.#single = new RegExp(source, flags);
    this.#global = new RegExp(source, `g${flags}`);
  }

  first(text: string): Found | null {
    const match = this.#single.exec(text);
    return match && foundOf(match);
  }

  all(text: string, limit: number): Found[] {
    const found: Found[] = [];
    this.#global.lastIndex = 0;
    while (found.length < limit) {
      const match = this.#global.exec(text);
      if (!match) break;
      found.push(foundOf(match));
      if (match[0] === '') this.#global.lastIndex += 1; // an empty match would be found for ever
    }
    return found;
  }
}
