import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { TemplateMiner } from '../../../../src/learning/templates/template-miner.ts';
import { isTelling, templateRegex } from '../../../../src/learning/templates/template-regex.ts';
import fc from '../../../support/properties.ts';

/** The regex that is made of these lines, which must have one template. */
const regexOf = (...lines: string[]) => {
  const miner = new TemplateMiner();
  for (const line of lines) miner.add(line);
  const [template, ...rest] = miner.templates();
  expect(rest).toEqual([]);
  return template ? templateRegex(template.text, template.examples) : null;
};

const groups = (made: ReturnType<typeof regexOf>, line: string) => ({
  ...new RegExp(made?.source ?? '(?!)').exec(line)?.groups,
});

describe('templateRegex', () => {
  it('names what the words around a value say that it is', () => {
    const made = regexOf(
      "ImportError: cannot import name 'Total' from 'shop.cart' (/srv/app/shop/cart.py)",
      "ImportError: cannot import name 'parse_all' from 'lib.text' (/srv/app/lib/text.py)",
    );
    expect(made?.names).toEqual(['symbol', 'module', 'file']);
    expect(groups(made, "ImportError: cannot import name 'Other' from 'a.b' (/x/y.py)")).toEqual({
      symbol: 'Other',
      module: 'a.b',
      file: '/x/y.py',
    });
  });

  it('tells file, line and column', () => {
    const made = regexOf(
      'src/app/main.c:12:5: error: unknown type name near here',
      'src/lib/list.c:120:17: error: unknown type name near here',
    );
    expect(groups(made, 'include/a.h:1:2: error: unknown type name near here')).toEqual({
      file: 'include/a.h',
      line: '1',
      column: '2',
    });
  });

  it('keeps the code of the error', () => {
    const made = regexOf("error TS2304: Cannot find name 'total'.", "error TS2304: Cannot find name 'price'.");
    expect(made?.source).toBe("^error TS2304: Cannot find name '(?<symbol>[^\\n']{1,300})'\\.$");
  });

  it('bounds values by what follows them, blanks included', () => {
    const made = regexOf(
      'the worker "red fish" gave up after 12 tries in all',
      'the worker "blue" gave up after 7 tries in all',
      'the worker "tall green tree" gave up after 9 tries in all',
    );
    expect(made?.source).toBe('^the worker "[^\\n"]{1,300}" gave up after \\d{1,20} tries in all$');
  });

  it('makes none where it would be too general, too long or unclear', () => {
    expect(templateRegex('<*> <*>', ['a b'])).toBeNull();
    expect(templateRegex('error <*>', ['error 1'])).toBeNull();
    expect(templateRegex('the value <*><*> is bad here', ['the value 12 is bad here'])).toBeNull();
    expect(
      templateRegex(`nine values here ${Array(9).fill('<*>').join(' ')}`, [`nine values here ${'1 '.repeat(9)}`]),
    ).toBeNull();
    expect(templateRegex(`so long ${'word '.repeat(120)}<*>`, [`so long ${'word '.repeat(120)}1`])).toBeNull();
    expect(templateRegex('could not open <*> for reading', ['something else'])).toBeNull();
    expect(templateRegex('could not open <*> for reading', [])).toBeNull();
    expect(templateRegex('user <*> in group', ['user a b in group', 'user c in group'])).toBeNull();
  });

  it('says what is telling enough', () => {
    expect(isTelling('Connection refused by <*>')).toBe(true);
    expect(isTelling('failed: <*>')).toBe(false);
    expect(isTelling('<*> a b c <*>')).toBe(false);
  });

  it('matches all its examples, is bounded and never goes back', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const value = fc.oneof(
      fc.nat().map(String),
      fc.stringMatching(/^\/[a-z]{2,6}\/[a-z]{2,6}\.[a-z]{2,3}$/),
      fc.uuid(),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 4, maxLength: 8 }),
        fc.array(value, { minLength: 8, maxLength: 8 }),
        (words, values) => {
          const line = (from: number) =>
            words.map((one, i) => (i % 2 ? `${one} ${values[(i + from) % 8]}` : one)).join(' ');
          const examples = [line(0), line(3)];
          const miner = new TemplateMiner();
          for (const example of examples) miner.add(example);
          for (const template of miner.templates()) {
            const made = templateRegex(template.text, template.examples);
            if (!made) continue;
            const regex = new RegExp(made.source);
            expect(template.examples.every((example) => regex.test(example))).toBe(true);
            expect(made.source).not.toMatch(/\.\*|[+*}?]\)?[+*{]/);
            expect(made.source.length).toBeLessThanOrEqual(512);
            expect(checkSync(made.source, '').status, made.source).toBe('safe');
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
