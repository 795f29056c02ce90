import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { jsonInsert } from '../../../src/cli/install/json-insert.ts';
import fc from '../../support/properties.ts';

describe('jsonInsert', () => {
  it.each([
    ['{}', '{\n  "k": [\n    1\n  ]\n}'],
    ['{"a":1}', '{"a":1,"k":[1]}'],
    ['{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"k": [\n\t\t1\n\t]\n}\n'],
    ['{\n    "a": 1, // one\n}\n', '{\n    "a": 1, // one\n    "k": [\n        1\n    ]\n}\n'],
    ['{\n  "a": 1 // one\n}\n', '{\n  "a": 1, // one\n  "k": [\n    1\n  ]\n}\n'],
    ['{\r\n  "a": {}\r\n}', '{\r\n  "a": {},\r\n  "k": [\r\n    1\r\n  ]\r\n}'],
    ['{\n  // nothing yet\n}\n', '{\n  // nothing yet\n  "k": [\n    1\n  ]\n}\n'],
  ])('%j', (before, after) => {
    expect(jsonInsert(before, [], 'k', [1])).toBe(after);
  });

  it('adds to the end of a list', () => {
    expect(jsonInsert('{\n  "a": [\n    1\n  ]\n}', ['a'], null, { b: 2 })).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}',
    );
  });

  it('answers null where there is nothing to add to', () => {
    expect(jsonInsert('{"a":1}', ['a'], 'k', 1)).toBeNull();
    expect(jsonInsert('{"a":1}', ['b'], 'k', 1)).toBeNull();
    expect(jsonInsert('[]', [], 'k', 1)).toBeNull();
  });

  it('adds to any JSON, and what was there reads the same', () => {
    const style = fc.constantFrom(undefined, 1, 2, 4, '\t');
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        style,
        fc.boolean(),
        (object, value, indent, crlf) => {
          fc.pre(!Object.hasOwn(object, 'k') && !JSON.stringify([object, value]).includes('__proto__'));
          const plain = JSON.stringify(object, null, indent);
          const text = crlf ? plain.replace(/\n/g, '\r\n') : plain;
          expect(parse(jsonInsert(text, [], 'k', value) ?? '')).toEqual(
            JSON.parse(JSON.stringify({ ...object, k: value })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
