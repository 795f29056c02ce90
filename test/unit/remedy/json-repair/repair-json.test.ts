import { describe, expect, it } from 'vitest';
import { dialectOf, JSON_5, JSON_STRICT, JSON_WITH_COMMENTS } from '../../../../src/remedy/json-repair/dialect.ts';
import { repairJson } from '../../../../src/remedy/json-repair/repair-json.ts';
import { editText } from '../../../../src/transaction/edit-bytes.ts';

/** The repaired text (made with the replacements), or `refused`. */
function repaired(text: string, dialect = JSON_STRICT, original?: string): string {
  const result = repairJson(text, dialect, original);
  if (result.kind !== 'repaired') return result.kind;
  expect(editText(text, result.replacements)).toBe(result.text);
  return result.text;
}

const PRETTY = '{\n  "name": "shop",\n  "list": [\n    1,\n    2\n  ],\n  "sub": {\n    "on": true\n  }\n}\n';

describe('repairJson', () => {
  it.each([
    ['trailing comma', '{"a": [1, 2,], "b": {"c": 1,},}', '{"a": [1, 2], "b": {"c": 1}}'],
    ['missing comma', '{\n  "a": 1\n  "b": 2\n}', '{\n  "a": 1,\n  "b": 2\n}'],
    ['missing commas in a list', '[\n  "a"\n  "b"\n  "c"\n]', '[\n  "a",\n  "b",\n  "c"\n]'],
    ['comma after a comment', '{\n  "a": 1 // one\n  "b": 2\n}', '{\n  "a": 1,\n  "b": 2\n}'],
    ['doubled comma', '{"a": 1,, "b": [1,, 2]}', '{"a": 1, "b": [1, 2]}'],
    ['missing colon', '{"a" 1, "b" {"c": 2}}', '{"a": 1, "b": {"c": 2}}'],
    ['wrong signs', '{"a" = 1; "b": 2}', '{"a" : 1, "b": 2}'],
    ['single quotes', "{'it''s': 1}".replace("''", "\\'"), '{"it\'s": 1}'],
    ['quotes inside single quotes', `{'a': 'say "hi"'}`, '{"a": "say \\"hi\\""}'],
    ['unquoted keys', '{name: "x", $ref: "y", 1: "z"}', '{"name": "x", "$ref": "y", "1": "z"}'],
    ['Python', "{'a': True, 'b': None, 'c': [False]}", '{"a": true, "b": null, "c": [false]}'],
    ['BOM', '\ufeff{"a": 1}', '{"a": 1}'],
    ['comments', '// top\n{\n  "a": 1, // why\n  /* b */ "b": 2\n}\n', '{\n  "a": 1,\n "b": 2\n}\n'],
    ['smart quotes', '{\u201ca\u201d: \u201cb\u201d}', '{"a": "b"}'],
    ['unterminated string at the line end', '{\n  "a": "b,\n  "c": 1\n}', '{\n  "a": "b",\n  "c": 1\n}'],
    ['lost opening quote', '{\n  a": "b",\n  "c": 1\n}', '{\n  "a": "b",\n  "c": 1\n}'],
    ['trailing garbage', '{"a": 1};\n', '{"a": 1}\n'],
    ['bracket too many', '{"a": {"b": 1}}}\n', '{"a": {"b": 1}}\n'],
    ['wrong bracket', '{"a": [1, 2}, "b": 3}', '{"a": [1, 2], "b": 3}'],
    ['mistyped literal', '{"a": ture, "b": fasle}', '{"a": true, "b": false}'],
    ['a version without quotes', '{"v": 1.2.3, "w": ^4.0.0}', '{"v": "1.2.3", "w": "^4.0.0"}'],
    ['a regular expression', '{"a": "\\d+\\.\\w"}', '{"a": "\\\\d+\\\\.\\\\w"}'],
    ['a raw tab', '{"a": "x\ty"}', '{"a": "x\\ty"}'],
    [
      'quotes inside, alone on the line',
      '{\n  "a": "say "hi" now",\n  "b": 1\n}',
      '{\n  "a": "say \\"hi\\" now",\n  "b": 1\n}',
    ],
  ])('%s', (_, broken, wanted) => {
    expect(repaired(broken)).toBe(wanted);
  });

  it.each([
    ['last bracket', PRETTY.replace(/\}\n$/, '\n')],
    ['bracket with its line', PRETTY.replace('  ],\n', '').replace('    2\n', '    2,\n')],
    ['bracket before a comma', PRETTY.replace('  ],', '  ,')],
    ['opening bracket', PRETTY.replace('"sub": {', '"sub": ')],
    ['opening bracket of a list', PRETTY.replace('"list": [', '"list": ')],
    ['very first bracket', PRETTY.replace('{\n', '\n')],
  ])('puts the %s where the layout says', (_, broken) => {
    expect(broken).not.toBe(PRETTY);
    expect(JSON.parse(repaired(broken))).toEqual(JSON.parse(PRETTY));
  });

  it.each([
    ['conflict markers', '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}'],
    ['a number with a quote', '{"a": 8080"}'],
    ['a bracket lost on one line', '{"a": {"b": 1, "c": 2, "d": 3}'],
    ['a text that was cut off', PRETTY.slice(0, 40)],
    ['a text cut off after a member', '{\n  "a": {\n    "b": 1'],
    ['a lost value', '{"a": , "b": 1}'],
    ['a lost element', '[\n  1,\n  ,\n  3\n]'],
    ['a Windows path', '{"a": "C:\\new\\users\\x"}'],
    ['no value', '{"a": undefined, "b": NaN}'],
    ['an odd number', '{"a": 08}'],
    ['two documents', '{"a": 1}\n{"a": 2}\n'],
    ['something else', '<!DOCTYPE html>\n<html></html>'],
    ['nothing', ' \n'],
  ])('refuses %s', (_, broken) => {
    expect(repaired(broken)).toBe('refused');
  });

  it('settles a merge conflict whose sides need no choice', () => {
    const conflict = (ours: string, base: string | null, theirs: string): string =>
      `{\n<<<<<<< HEAD\n${ours}${base === null ? '' : `||||||| 1a2b\n${base}`}=======\n${theirs}>>>>>>> topic\n  "z": 1\n}\n`;
    expect(repaired(conflict('  "a": 1,\n', null, '  "a": 1,\n'))).toBe('{\n  "a": 1,\n  "z": 1\n}\n');
    expect(repaired(conflict('  "a": 2,\n', '  "a": 1,\n', '  "a": 1,\n'))).toBe('{\n  "a": 2,\n  "z": 1\n}\n');
    expect(repaired(conflict('  "a": 2,\n', '  "a": 1,\n', '  "a": 3,\n'))).toBe('refused');
  });

  it('keeps what the dialect allows', () => {
    const text = "// c\n{\n  a: 'x', // d\n  b: [1, 2,]\n}";
    expect(repaired(text, JSON_5)).toBe('valid');
    expect(repaired(text, JSON_WITH_COMMENTS)).toBe('// c\n{\n  "a": "x", // d\n  "b": [1, 2,]\n}');
    expect(repaired(text)).toBe('{\n  "a": "x",\n  "b": [1, 2]\n}');
    expect(repaired("{\n  a: 'x'\n  b: 'y' // why\n}", JSON_5)).toBe("{\n  a: 'x',\n  b: 'y' // why\n}");
  });

  describe('with an original', () => {
    it.each([
      ['a number with a quote', '{"a": "8080"}', '{"a": 8080"}', '{"a": "8080"}'],
      ['a bracket lost on one line', '{"a": {"b": 1}, "c": 2}', '{"a": {"b": 1, "c": 2}', '{"a": {"b": 1}, "c": 2}'],
      ['a lost value', '{"a": 1, "b": 2}', '{"a": , "b": 3}', '{"a": 1, "b": 3}'],
      ['a new member', '{\n  "a": 1\n}\n', '{\n  "a": 1\n  "b": 2\n}\n', '{\n  "a": 1,\n  "b": 2\n}\n'],
      ['a text that was cut off', PRETTY, PRETTY.slice(0, 40), PRETTY],
    ])('%s', (_, original, broken, wanted) => {
      expect(repaired(broken, JSON_STRICT, original)).toBe(wanted);
    });

    it('does not undo what somebody wrote', () => {
      const broken = PRETTY.replace('"shop"', '"bakery"').replace('"on": true', '"on": true,\n    "off": false,');
      expect(JSON.parse(repaired(broken, JSON_STRICT, PRETTY))).toMatchObject({
        name: 'bakery',
        sub: { on: true, off: false },
      });
    });

    it('ignores an original that is broken itself', () => {
      expect(repaired('{"a": 1,}', JSON_STRICT, '{"a": ')).toBe('{"a": 1}');
    });
  });

  it('does not take long for long or hostile texts', () => {
    const long = JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id, name: `n${id}`, tags: ['a', 'b'] })));
    const half = long.indexOf('{"id":1000');
    expect(repaired(long.slice(0, half - 1) + long.slice(half))).toBe(long);
    for (const hostile of [
      '['.repeat(20_000),
      '{"a":'.repeat(5_000),
      '"'.repeat(20_000),
      '/*'.repeat(10_000),
      '\\'.repeat(20_000),
    ]) {
      expect(repaired(hostile)).toBe('refused');
    }
  });

  it('knows the dialects of files', () => {
    const names = [
      'package.json',
      'tsconfig.build.json',
      '.vscode/settings.json',
      'a/.babelrc',
      'renovate.json5',
      'x.jsonc',
    ];
    expect(names.map((name) => dialectOf(name).name)).toEqual(['json', 'jsonc', 'jsonc', 'json5', 'json5', 'jsonc']);
  });
});
