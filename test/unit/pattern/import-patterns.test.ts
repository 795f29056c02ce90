import { describe, expect, it } from 'vitest';
import { exportSeed } from '../../../src/pattern/exchange/export-seed.ts';
import { importPatterns } from '../../../src/pattern/exchange/import-patterns.ts';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import { parsePatternFile } from '../../../src/pattern/parse/parse-pattern-file.ts';
import type { Captures } from '../../../src/pattern/pattern.ts';
import { preparePatterns } from '../../../src/pattern/prepare-patterns.ts';

/** Imports a text and says what the patterns capture in an output. */
async function capturesAfterImport(
  text: string,
  output: string,
): Promise<{ problems: unknown[]; captures: Captures[] }> {
  const imported = importPatterns(text, 'in.json', 'acme');
  const parsed = parsePatternFile(imported.text, { file: 'in.json', layer: 'user' });
  const { patterns, problems } = preparePatterns(parsed.patterns, 'in.json');
  const matches = await compilePatterns(patterns).match(output.split('\n'));
  return {
    problems: [...imported.problems, ...parsed.problems, ...problems],
    captures: matches.map(({ captures }) => captures),
  };
}

describe('importPatterns', () => {
  it('reads problem matchers of GitHub', async () => {
    const text = JSON.stringify({
      problemMatcher: [
        {
          owner: 'gcc-like',
          severity: 'error',
          pattern: [
            { regexp: '^(.+?):(\\d+):(\\d+):\\s+(fatal )?error:\\s+(.*)$', file: 1, line: 2, column: 3, message: 5 },
          ],
        },
      ],
    });
    expect(await capturesAfterImport(text, 'noise\nsrc/a.c:3:7: fatal error: no header')).toEqual({
      problems: [],
      captures: [{ file: 'src/a.c', line: '3', column: '7', message: 'no header' }],
    });
  });

  it('lets a pattern that knows what a line means stand before an imported matcher', () => {
    const matcher = { owner: 'any', pattern: [{ regexp: '^(.+):(\\d+): error: (.*)$', file: 1, line: 2, message: 3 }] };
    const imported = importPatterns(JSON.stringify({ problemMatcher: [matcher] }), 'in.json', 'acme');
    const parsed = parsePatternFile(imported.text, { file: 'in.json', layer: 'project' });
    expect(parsed.patterns.map(({ generic }) => generic)).toEqual([true]);
  });

  it('reads problem matchers of VS Code over several lines, with a loop', async () => {
    const text = JSON.stringify({
      version: '2.0.0',
      tasks: [
        {
          label: 'lint',
          problemMatcher: {
            owner: 'eslint-stylish',
            pattern: [
              { regexp: '^([^\\s].*)$', file: 1 },
              {
                regexp: '^\\s+(\\d+):(\\d+)\\s+(error|warning)\\s+(.*)\\s\\s+(.*)$',
                line: 1,
                column: 2,
                severity: 3,
                message: 4,
                code: 5,
                loop: true,
              },
            ],
          },
        },
      ],
    });
    const { problems, captures } = await capturesAfterImport(text, 'src/x.js\n  3:7  error  Unexpected var  no-var');
    expect(problems).toEqual([]);
    expect(captures).toEqual([{ file: 'src/x.js', line: '3', column: '7', message: 'Unexpected var', code: 'no-var' }]);
  });

  it('names what a problem matcher leaves to somebody else', async () => {
    const imported = importPatterns(
      JSON.stringify({ problemMatcher: { owner: 'x', pattern: '$tsc' } }),
      'in.json',
      'acme',
    );
    expect(imported.entries).toEqual([]);
    expect(imported.problems).toMatchObject([{ file: 'in.json', entry: 'x', field: 'pattern' }]);
  });

  it("reads vim's errorformat, alone and over several lines", async () => {
    const single = '%f:%l:%c: %trror: %m,%f:%l: %m,%-G%.%#';
    expect((await capturesAfterImport(single, 'src/a.c:3:7: error: bad thing')).captures[0]).toEqual({
      file: 'src/a.c',
      line: '3',
      column: '7',
      message: 'bad thing',
    });
    const script = [
      '" Vim compiler file',
      'CompilerSet errorformat=',
      '\\%Eerror:\\ %m,',
      '\\%C\\ %#-->\\ %f:%l:%c,',
      '\\%Z',
    ].join('\n');
    expect((await capturesAfterImport(script, 'error: mismatched\n  --> src/main.rs:4:9')).captures).toEqual([
      { message: 'mismatched', file: 'src/main.rs', line: '4', column: '9' },
    ]);
  });

  it('reads a map of names to pattern, solution and description', () => {
    const text = JSON.stringify({
      ModuleMissing: {
        pattern: "No module named '(?P<module>\\w+)'",
        solution: 'pip install it',
        description: 'A module is missing',
      },
    });
    const { format, entries } = importPatterns(text, 'in.json', 'acme');
    expect(format).toBe('soulcore');
    expect(entries).toMatchObject([
      {
        id: 'module-missing',
        error_regex: "No module named '(?<module>\\w+)'",
        summary: 'A module is missing. pip install it.',
      },
    ]);
  });

  it('leaves the seed format and our own as they are', () => {
    const text = '{"patterns":[{"id":"a","error_regex":"x","category":"import","severity":"high","auto_fix":null}]}';
    expect(importPatterns(text, 'in.json', 'acme')).toMatchObject({ format: 'own', text, entries: null, problems: [] });
  });
});

describe('exportSeed', () => {
  it('fills in what was seen, and its file is read again as it was', () => {
    const source = `{patterns: [{id: 'a/b', error_regex: 'lost (?<port>\\\\d+)', category: 'connection', severity: 'low',
      auto_fix: {search: 'x', replace: 'y'}, playbook: 'p', occurrences: 1, last_seen: null}]}`;
    const { patterns } = parsePatternFile(source, { file: 'in.json5', layer: 'user' });
    const document = exportSeed(patterns, new Map([['a/b', { occurrences: 7, lastSeen: Date.UTC(2026, 0, 2) }]]));
    expect(document.patterns).toMatchObject([{ id: 'a/b', occurrences: 7, last_seen: '2026-01-02T00:00:00.000Z' }]);
    const again = parsePatternFile(JSON.stringify(document), { file: 'out.json', layer: 'user' });
    expect(again.problems).toEqual([]);
    expect(again.patterns).toEqual([{ ...patterns[0], occurrences: 7, last_seen: '2026-01-02T00:00:00.000Z' }]);
  });
});
