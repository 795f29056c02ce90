import { describe, expect, it } from 'vitest';
import { SearchedText } from '../../../src/analyzer/reading/searched-text.ts';
import { parseRegex } from '../../../src/pattern/regex/parse-regex.ts';
import { requiredLiterals } from '../../../src/pattern/regex/required-literals.ts';
import fc from '../../support/properties.ts';

/** What the build gives to `shows`. */
const wordsOf = ({ source, flags }: RegExp): string[] => {
  const parsed = parseRegex(source);
  if ('error' in parsed) throw new Error(parsed.error);
  return requiredLiterals(parsed.tree, flags.includes('i'))?.texts ?? [];
};

const EXPRESSIONS = [
  /^Test Suites: /m,
  /^✖ \d+ problems? \(\d+ errors?/m,
  /^[ \t]{1,4}● (?:Test suite failed to run|\S.* › )/m,
  /: (?:command not found|not found|No such file or directory)/,
  /^(?:fatal|error): |^remote: (?:error|fatal)/m,
  /^={60,}\n(?:FAIL|ERROR): \S+/m,
  /unknown option|\S+\.py: error: /i,
];
const PIECES = [
  'Test Suites: 1 failed',
  '✖ 2 problems (2 errors',
  '  ● adds › two',
  'sh: 1: rg: not found',
  'SH: RG: NOT FOUND',
  'fatal: bad object',
  ' fatal: bad object',
  `${'='.repeat(70)}\nFAIL: test_a`,
  'Unknown Option -x',
  'a.py: error: x',
  'error',
  'test suites:',
  '',
];

describe('SearchedText', () => {
  it('finds with the words of an expression what the expression alone finds', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (lines) => {
        const text = lines.join('\n');
        const searched = new SearchedText(text);
        for (const expression of EXPRESSIONS)
          expect(searched.shows(expression, ...wordsOf(expression))).toBe(expression.test(text));
      }),
    );
  });

  it('tries an expression only where one of its words may stand', () => {
    const tried: string[] = [];
    class Watched extends RegExp {
      override test(text: string): boolean {
        tried.push(this.source);
        return super.test(text);
      }
    }
    const searched = new SearchedText('src/shop.ts: cannot read the price list');
    expect(searched.shows(new Watched('^go: '), '\ngo: ')).toBe(false);
    expect(searched.shows(new Watched('price list$'), 'nothing', 'price list')).toBe(true);
    expect(searched.shows(new Watched('^\\S+$'))).toBe(false);
    expect(tried).toEqual(['price list$', '^\\S+$']);
  });
});
