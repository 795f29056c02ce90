import { describe, expect, it } from 'vitest';
import type { Neighbour } from '../../../src/pattern/pattern.ts';
import { lengthenLiterals } from '../../../src/pattern/regex/lengthen-literals.ts';
import { parseRegex } from '../../../src/pattern/regex/parse-regex.ts';
import { surroundingsOf } from '../../../src/pattern/regex/surroundings-of.ts';

const around = (source: string, flags = 'm') => {
  const parsed = parseRegex(source);
  if ('error' in parsed) throw new Error(parsed.error);
  const surroundings = surroundingsOf(parsed.tree, flags);
  return (literal: string): Neighbour[] => surroundings?.of(literal) ?? [];
};
/** May this character stand there? Nothing is said of places that are not named. */
const allows = (neighbours: readonly Neighbour[], at: number, char: string): boolean => {
  const code = char.charCodeAt(0);
  const set = neighbours.find((one) => one.at === at)?.set;
  return !set || set.some((low, i) => i % 2 === 0 && low <= code && code <= (set[i + 1] ?? 0));
};

describe('what stands around a literal', () => {
  it('is what the regex reads there, in each place', () => {
    const found = around('\\d:\\d+ warn(?:ing)?s? [A-Z]')(' warn');
    expect(['0', '9', 'x', ' '].map((char) => allows(found, -1, char))).toEqual([true, true, false, false]);
    expect(['0', ':', 'x'].map((char) => allows(found, -2, char))).toEqual([true, true, false]);
    expect(['i', 's', ' ', 'x'].map((char) => allows(found, 5, char))).toEqual([true, true, true, false]);
  });

  it('knows where a match begins and ends', () => {
    expect(allows(around('^(?:E )?boom$')('boom'), 4, '\n')).toBe(true);
    expect(allows(around('^(?:E )?boom$')('boom'), 4, 's')).toBe(false);
    expect(allows(around('^(?:E )?boom$')('boom'), -1, 'x')).toBe(false);
    expect(allows(around('\\bboom\\b')('boom'), -1, 'a')).toBe(false);
    expect(allows(around('\\bboom\\b')('boom'), 4, '.')).toBe(true);
    expect(allows(around('boom')('boom'), -1, 'a')).toBe(true);
  });

  it('tells the case of a letter only where the regex does', () => {
    expect(allows(around('Error: ')('error: '), 0, 'e')).toBe(false);
    expect(allows(around('[Ee]rror: ')('error: '), 0, 'e')).toBe(true);
    expect(allows(around('Error: ', 'i')('error: '), 0, 'e')).toBe(true);
  });

  it('does not take free text for the literal', () => {
    expect(allows(around('at 5: err(?=\\d)[^x]{3,9}')('err'), 3, 'q')).toBe(true);
    expect(allows(around('err\\d[a-z ]+')('err'), 3, 'q')).toBe(false);
  });

  it('is not told where letters beyond ASCII have two cases', () => {
    expect(around('[éx]boom', 'i')('boom')).toEqual([]);
    expect(around('[✖x]boom', 'i')('boom')).not.toEqual([]);
  });
});

describe('lengthenLiterals', () => {
  it('takes in what always follows', () => {
    expect(lengthenLiterals(['http', 'xml'], around('(?:http|xml)\\.[ab]\\d'))).toEqual([
      'http.a',
      'http.b',
      'xml.a',
      'xml.b',
    ]);
  });

  it('stops at the end of the line, and before what may be many', () => {
    expect(lengthenLiterals(['code'], around('code\\s?$'))).toEqual(['code']);
    expect(lengthenLiterals(['code'], around('code\\d'))).toEqual(['code']);
    expect(lengthenLiterals(['code'], around('code'))).toEqual(['code']);
  });
});
