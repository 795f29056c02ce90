import { RE2JS } from 're2js';
import type { Found, Searcher } from './searcher.ts';

/** `[^]` means any character in JavaScript and is an error elsewhere; `.` in JavaScript stops at a carriage return too. */
const portable = (source: string): string => RE2JS.translateRegExp(source.replaceAll('[^]', '[\\s\\S]'));

const CONSTRUCTS: [RegExp, string][] = [
  [/\(\?<?[=!]/, 'lookaround'],
  [/\\[1-9]|\\k</, 'a back-reference'],
  [/\{\d{4,}|\{\d*,\d{4,}/, 'a repetition of more than 1,000'],
  [/\\u\{|\\p\{/, 'a Unicode escape'],
];

/** Compiles a regex for the linear engine (RE2), or names the construct that it does not take. */
export function linearRegex(source: string, flags: string): Searcher | { error: string } {
  const bits =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0);
  try {
    return new LinearSearcher(RE2JS.compile(portable(source), bits));
  } catch (error) {
    const construct = CONSTRUCTS.find(([form]) => form.test(source))?.[1];
    const said = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
    return { error: construct ? `${construct} (${said})` : said };
  }
}

class LinearSearcher implements Searcher {
  readonly #regex: RE2JS;

  constructor(regex: RE2JS) {
    this.#regex = regex;
  }

  first(text: string): Found | null {
    return this.all(text, 1)[0] ?? null;
  }

  all(text: string, limit: number): Found[] {
    // Without captures the engine runs a cached automaton, a hundred times faster; most texts do not match.
    if (!this.#regex.test(text)) return [];
    const found: Found[] = [];
    const names = Object.keys(this.#regex.namedGroups());
    const matcher = this.#regex.matcher(text);
    while (found.length < limit && matcher.find()) {
      const groups: Record<string, string | undefined> = {};
      for (const name of names) groups[name] = matcher.group(name) ?? undefined;
      found.push({ index: matcher.start(), end: matcher.end(), groups });
    }
    return found;
  }
}
