import { describe, expect, it } from 'vitest';
import { parsePatternFile } from '../../../src/pattern/parse/parse-pattern-file.ts';
import { problemLine } from '../../../src/pattern/problem.ts';

const read = (text: string, layer: 'built-in' | 'project' = 'project') =>
  parsePatternFile(text, { file: 'error-patterns.json', layer });
const lines = (text: string, layer?: 'built-in' | 'project'): string[] => read(text, layer).problems.map(problemLine);

const SEED = {
  id: 'import-thing',
  error_regex: "cannot import name '(\\w+)'",
  category: 'import',
  severity: 'high',
  auto_fix: { search: 'a', replace: 'b' },
  occurrences: 3,
  last_seen: '2026-01-02T03:04:05Z',
};

describe('parsePatternFile', () => {
  it('takes the seed format word for word and fills in the rest', () => {
    const { patterns, problems } = read(JSON.stringify({ patterns: [SEED] }));
    expect(problems).toEqual([]);
    expect(patterns).toEqual([
      {
        ...SEED,
        title: 'Import thing',
        flags: 'm',
        confidence: 0.8,
        generic: false,
        consequence: false,
        notice: false,
        layer: 'project',
        trusted: false,
      },
    ]);
  });

  it.each([
    ['an object of patterns', { patterns: { 'import-thing': { ...SEED, id: undefined } } }],
    ['a bare array', [SEED]],
    ['a bare object', { 'import-thing': { ...SEED, id: undefined } }],
  ])('accepts %s', (_name, document) => {
    expect(read(JSON.stringify(document)).patterns.map(({ id }) => id)).toEqual(['import-thing']);
  });

  it('reads JSON5 and a byte order mark', () => {
    const text = "\ufeff// ours\n{patterns: [{id: 'a', error_regex: 'x', category: 'git', severity: 'low',}]}";
    expect(read(text).patterns).toHaveLength(1);
  });

  it('maps words it does not know, and says so', () => {
    const entry = {
      ...SEED,
      category: 'Weird Stuff',
      severity: 'error',
      error_regex: '(?i)No (?P<module>\\w+)',
      auto_fix: {},
    };
    const { patterns } = read(JSON.stringify([entry]));
    expect(patterns[0]).toMatchObject({
      category: 'other',
      severity: 'high',
      error_regex: 'No (?<module>\\w+)',
      flags: 'mi',
      auto_fix: null,
    });
    expect(lines(JSON.stringify([entry]))).toEqual([
      'error-patterns.json: import-thing: category: unknown category "Weird Stuff" is read as "other"',
      'error-patterns.json: import-thing: severity: unknown severity "error" is read as "high"',
      'error-patterns.json: import-thing: error_regex: read as /No (?<module>\\w+)/mi',
    ]);
  });

  it('names file, entry and field of what is wrong; the rest works', () => {
    const text = JSON.stringify([
      { ...SEED, id: 'no-regex', error_regex: undefined },
      { ...SEED, id: 'bad-fix', auto_fix: { search: 'a' } },
      { ...SEED, id: 'two-fixes', auto_fix: { command: 'rm -rf /' } },
      'nonsense',
      SEED,
      SEED,
    ]);
    expect(read(text).patterns.map(({ id }) => id)).toEqual(['import-thing']);
    expect(lines(text)).toEqual([
      expect.stringMatching(/^error-patterns\.json: no-regex: error_regex: /),
      expect.stringMatching(/^error-patterns\.json: bad-fix: auto_fix\.replace: /),
      expect.stringMatching(/^error-patterns\.json: two-fixes: auto_fix\.command: .*array/),
      'error-patterns.json: #4: expected an object',
      'error-patterns.json: import-thing: id: "import-thing" is already used in this file',
    ]);
  });

  it.each([
    ['{ "patterns": [', /^error-patterns\.json: not valid JSON5: .*1:/],
    ['[1, 2', /not valid JSON5/],
    ['"text"', /expected \{patterns/],
    ['{"patterns": 7}', /expected \{patterns/],
  ])('gives one problem for the file %s', (text, message) => {
    expect(read(text).patterns).toEqual([]);
    expect(lines(text)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [{ search: 'a', replace: 'b', files: ['*.py'], regex: true, safety: 'safe' }],
    [{ command: ['cargo', 'fix'] }],
    [{ correct: ['git', '${command}'] }],
    [{ strategy: 'import-from-definition', depth: 2 }],
    [{ retry: { max: 3, backoff: 2 } }],
    [{ steps: [{ command: ['make'] }, { search: 'a', replace: 'b' }] }],
  ])('accepts the fix %j', (auto_fix) => {
    const { patterns, problems } = read(JSON.stringify([{ ...SEED, auto_fix }]));
    expect(problems).toEqual([]);
    expect(patterns[0]?.auto_fix).toEqual(auto_fix);
  });

  it('holds shipped files to examples, known words and nothing else', () => {
    expect(lines(JSON.stringify([{ ...SEED, id: 'py/x', nonsense: 1 }]), 'built-in')).toEqual([
      expect.stringMatching(/py\/x: title: /),
      expect.stringMatching(/py\/x: examples: /),
      expect.stringMatching(/py\/x: .*nonsense/),
    ]);
  });
});
