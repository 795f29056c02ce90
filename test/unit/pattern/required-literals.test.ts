import { describe, expect, it } from 'vitest';
import { parseRegex } from '../../../src/pattern/regex/parse-regex.ts';
import { requiredLiterals } from '../../../src/pattern/regex/required-literals.ts';
import fc from '../../support/properties.ts';

const required = (source: string, ignoreCase = false) => {
  const parsed = parseRegex(source);
  if ('error' in parsed) throw new Error(parsed.error);
  return requiredLiterals(parsed.tree, ignoreCase);
};
const literals = (source: string, ignoreCase = false): string[] | null => required(source, ignoreCase)?.texts ?? null;

/** A text that each piece matches, where that is not the piece itself. */
const SAMPLE: Record<string, string> = {
  '\\d+': '42',
  '(?:one|two)': 'two',
  '(?:three)?': '',
  '[Qq]uo': 'Quo',
  '\\s': ' ',
  '(?:four|\\w{4})': 'five',
  'z{4}': 'zzzz',
};

describe('requiredLiterals', () => {
  it('takes the rarest text that every match holds', () => {
    expect(literals("cannot import name '(?<symbol>\\w+)' from")).toEqual(["cannot import name '"]);
    expect(literals('\\d+ [Ee]rror: quux')).toEqual([' error: quux']);
    expect(literals('x{3}y+zz')).toEqual(['xxxy']);
  });

  it('names a second set that every match holds as well', () => {
    expect(required('(?:digest|signature) \\w+ (?:failed|error)')).toMatchObject({
      texts: ['digest ', 'signature '],
      also: [' failed', ' error'],
    });
    expect(required('(?:digest \\w+ failed|broken)')).toMatchObject({
      texts: ['digest ', 'broken'],
      also: [' failed', 'broken'],
    });
    expect(required('could not find')?.also).toBeNull();
  });

  it('puts the line start in front, where there is one', () => {
    expect(literals('^E: Unable')).toEqual(['\ne: unable']);
    expect(literals('(?:^|\\s)E: Unable')).toEqual(['e: unable']);
  });

  it('takes one literal from each alternative, or none', () => {
    expect(literals('(?:warped|bent) \\d')).toEqual(['warped ', 'bent ']);
    expect(literals('(?:warped|\\d+) \\d')).toBeNull();
    expect(literals('(?:foo)?\\d+')).toBeNull();
  });

  it('does not fold letters that have another case outside ASCII', () => {
    expect(literals('état final', true)).toEqual(['tat final']);
    expect(literals('état final')).toEqual(['état final']);
  });

  it('never misses a match', () => {
    const piece = fc.constantFrom(
      'abc',
      'Xyz',
      '\\d+',
      '(?:one|two)',
      '(?:three)?',
      '[Qq]uo',
      '\\s',
      '(?:four|\\w{4})',
      'z{4}',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
        (parts, tail) => {
          const source = parts.join('');
          const found = literals(source);
          const text = parts
            .map((part) => SAMPLE[part] ?? part)
            .join('')
            .concat(tail);
          expect(new RegExp(source).test(text)).toBe(true);
          if (found) expect(found.some((literal) => text.toLowerCase().includes(literal))).toBe(true);
        },
      ),
    );
  });
});
