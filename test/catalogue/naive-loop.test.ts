import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../src/pattern/match/compile-patterns.ts';
import fc from '../support/properties.ts';
import { readCatalogue } from './catalogue.ts';

/** Patterns of single lines: what they find does not depend on a window, so every regex on every line must say the same. */
const patterns = readCatalogue().patterns.filter(({ facts }) => !facts.block);
const regexes = patterns.map(({ id, error_regex, flags }) => ({ id, regex: new RegExp(error_regex, flags) }));
const matcher = compilePatterns(patterns);

const naive = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line, at) => regexes.filter(({ regex }) => regex.test(line)).map(({ id }) => `${at + 1} ${id}`))
    .sort();

const indexed = async (lines: readonly string[]): Promise<string[]> =>
  (await matcher.match(lines, { runnersUp: true })).map(({ line, pattern }) => `${line} ${pattern.id}`).sort();

/** What patterns look for, whole, cut, in capitals, beside each other, and what they have nothing to do with. */
const literals = [...new Set(patterns.flatMap(({ facts }) => facts.literals ?? []))].map((text) => text.trim());
const examples = patterns.flatMap(({ examples: given }) => given?.matches.flatMap((text) => text.split('\n')) ?? []);
/** An example in which one character is another, or some are missing, or some more are there: nearly what a pattern wants. */
const mutant = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.nat(400),
    fc.constantFrom(0, 1, 1, 2, 5),
    fc.constantFrom('', ' ', ':', '.', '0', 'a', 'Z', '_', '"', '\t', '\u00a0', '\u212a', 'é', '\u2717', ' error: '),
  )
  .map(([text, place, gone, put]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + put + text.slice(at + gone);
  });
const line = fc.oneof(
  { weight: 6, arbitrary: mutant },
  { weight: 3, arbitrary: fc.constantFrom(...examples) },
  fc.constantFrom(...examples).map((text) => text.toUpperCase()),
  fc.tuple(fc.constantFrom(...examples), fc.nat(80)).map(([text, at]) => text.slice(at)),
  fc.tuple(fc.constantFrom(...literals), fc.constantFrom(...literals)).map((two) => two.join(' ')),
  fc.array(fc.constantFrom(...literals, ': ', "'x'", '12', 'é', '\u2717', 'ſ', '\u0145')).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll(/[\n\r\u2028\u2029]/g, '')),
);

describe('the matcher beside every regex on every line', () => {
  it('finds the same in the examples of the catalogue', async () => {
    for (let from = 0; from < examples.length; from += 100) {
      const lines = examples.slice(from, from + 100);
      expect(await indexed(lines)).toEqual(naive(lines));
    }
  });

  it('finds the same in random texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        expect(await indexed(lines)).toEqual(naive(lines));
      }),
      { numRuns: 250 },
    );
  });
});
