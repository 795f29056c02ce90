import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import { fillDefaults } from '../../../src/pattern/parse/fill-defaults.ts';
import { preparePatterns } from '../../../src/pattern/prepare-patterns.ts';
import { prepared } from './prepared.ts';

describe('compilePatterns', () => {
  it('finds matches line by line with captures and line numbers', async () => {
    const matcher = compilePatterns([prepared('py/import', "No module named '(?<module>[\\w.]+)'")]);
    const matches = await matcher.match(['start', "  E   No module named 'aio.web'", 'end']);
    expect(matches).toMatchObject([
      { line: 2, endLine: 2, text: "E   No module named 'aio.web'", captures: { module: 'aio.web' } },
    ]);
  });

  it('finds a literal of two characters at the very start of the text', async () => {
    const matcher = compilePatterns([prepared('a/short', '^ab\\d{1,4}$')]);
    expect((await matcher.match(['ab12', 'cab1', 'ab3'])).map(({ line }) => line)).toEqual([1, 3]);
  });

  it('honours anchors and case per line', async () => {
    const matcher = compilePatterns([
      prepared('a/start', '^fatal: bad'),
      prepared('a/end', 'gave up$'),
      prepared('a/case', 'out OF memory', { flags: 'i' }),
    ]);
    const ids = async (text: string): Promise<string[]> =>
      (await matcher.match(text.split('\n'))).map(({ pattern }) => pattern.id);
    expect(await ids('fatal: bad\nx fatal: bad')).toEqual(['a/start']);
    expect(await ids('it gave up\nit gave up again')).toEqual(['a/end']);
    expect(await ids('Out of Memory')).toEqual(['a/case']);
  });

  it('asks for both of two common literals on one line, in any order, and in a long line for one', async () => {
    const pattern = prepared('x/two', '(?:thread|socket).*(?:tests|files)');
    expect(pattern.facts.also).not.toBeNull();
    const long = `thread of files ${'x '.repeat(3000)}`;
    const lines = ['thread', 'in files', 'files thread', 'socket of thread in files', 'tests socket some tests', long];
    expect((await compilePatterns([pattern]).match(lines)).map(({ line }) => line)).toEqual([4, 5, 6]);
  });

  it('matches blocks inside a window, however far below the start they are', async () => {
    const block = prepared('rs/block', '^error: (?<message>[^\\n]+)\\n +--> (?<file>[^:\\n]+):(?<line>\\d+)');
    const lines = [...Array(500).fill('noise'), 'error: wrong', '   --> src/a.rs:7:1', ...Array(500).fill('noise')];
    expect(await compilePatterns([block]).match(lines)).toMatchObject([
      { line: 501, endLine: 502, captures: { message: 'wrong', file: 'src/a.rs', line: '7' } },
    ]);
  });

  it('finds every block of many, once', async () => {
    const block = prepared('rs/block', '^error: (?<message>[^\\n]+)\\n +--> (?<file>[^:\\n]+):');
    const lines = Array.from({ length: 90 }, (_, i) => [`error: e${i}`, `  --> f${i}.rs:1:1`, '']).flat();
    const matches = await compilePatterns([block]).match(lines);
    expect(matches.map(({ captures }) => captures.file)).toEqual(Array.from({ length: 90 }, (_, i) => `f${i}.rs`));
  });

  it('looks around the literal in a line of a million characters', async () => {
    const pattern = prepared('x/deep', 'needle (?<symbol>\\w+)');
    const line = `${'y '.repeat(250_000)}needle found ${'z '.repeat(250_000)}`;
    expect(await compilePatterns([pattern]).match([line])).toMatchObject([{ line: 1, captures: { symbol: 'found' } }]);
  });

  it('finds what stands close behind a literal that leads nowhere, in a long line', async () => {
    const bounded = prepared('x/bounded', 'needle (?<symbol>[a-z]{1,9})!');
    const first = prepared('x/first', '^needle (?<symbol>\\w+)');
    const line = `${'y '.repeat(5000)}needle 1 ${'z'.repeat(700)} needle found!${'z '.repeat(5000)}`;
    const matches = await compilePatterns([bounded, first]).match([line, `needle start ${line}`]);
    expect(matches.map(({ line: at, pattern, captures }) => [at, pattern.id, captures.symbol])).toEqual([
      [1, 'x/bounded', 'found'],
      [2, 'x/bounded', 'found'],
      [2, 'x/first', 'start'],
    ]);
  });

  it('agrees with a naive loop over all patterns and lines', async () => {
    const patterns = [
      '^alpha (?<symbol>\\w+)',
      'beta|gamma ray',
      '(?:one|two) three',
      'delt[aA]$',
      'x=(?<port>\\d+)',
    ].map((regex, index) => prepared(`n/${index}`, regex));
    const words = ['alpha', 'beta', 'gamma', 'ray', 'one', 'two', 'three', 'delta', 'x=12', 'ALPHA'];
    const lines = Array.from({ length: 400 }, (_, i) =>
      [0, 3, 7].map((k) => words[(i * 7 + k * i) % words.length]).join(' '),
    );
    const naive = lines.flatMap((line, index) =>
      patterns.filter(({ error_regex }) => new RegExp(error_regex).test(line)).map(({ id }) => `${index + 1} ${id}`),
    );
    const found = (await compilePatterns(patterns).match(lines)).map(({ line, pattern }) => `${line} ${pattern.id}`);
    expect(found.sort()).toEqual(naive.sort());
  });

  it('keeps at most 200 matches of one pattern', async () => {
    const matcher = compilePatterns([prepared('f/flood', 'flood here')]);
    expect(await matcher.match(Array(5000).fill('flood here'))).toHaveLength(200);
  });

  it('finds literals next to characters outside Latin-1', async () => {
    const matcher = compilePatterns([
      prepared('u/quote', '‘(?<symbol>\\w+)’ undeclared'),
      prepared('u/cross', '^✖ failed'),
    ]);
    const matches = await matcher.match(['漢字 ‘totl’ undeclared 漢字', '✖ failed']);
    expect(matches.map(({ line, pattern }) => [line, pattern.id])).toEqual([
      [1, 'u/quote'],
      [2, 'u/cross'],
    ]);
  });

  it('uses globs only when the command is known, and not behind a runner', async () => {
    const matcher = compilePatterns([prepared('g/go', 'widget broke', { commands: ['go *', '*gofmt*'] })]);
    const count = async (command?: string): Promise<number> =>
      (await matcher.match(['widget broke'], command === undefined ? {} : { command })).length;
    expect(await count()).toBe(1);
    expect(await count('go test ./pkg/...')).toBe(1);
    expect(await count('cd svc && GOFLAGS=-v go test ./...')).toBe(1);
    expect(await count('make test')).toBe(1);
    expect(await count('./ci.sh')).toBe(1);
    expect(await count('cargo test')).toBe(0);
  });

  it('runs what is not proved, and all that is not ours, on the linear engine', async () => {
    expect(prepared('q/nested', 'x(a+)+b').facts.engine).toBe('linear');
    expect(prepared('q/user', 'plain text', {}, 'project').facts.engine).toBe('linear');
    const matcher = compilePatterns([prepared('q/user', "lost '(?<module>\\w+)' \\/ (?<klass>\\w+)", {}, 'user')]);
    expect(await matcher.match(["lost 'abc' / Xyz"])).toMatchObject([{ captures: { module: 'abc', klass: 'Xyz' } }]);
  });

  it('refuses a regex that no linear engine takes, naming the construct', () => {
    const input = { category: 'other' as const, severity: 'high' as const };
    const patterns = [
      fillDefaults({ id: 'a', error_regex: 'foo(?=bar)', ...input }, 'project'),
      fillDefaults({ id: 'b', error_regex: '(\\w+) \\1', ...input }, 'project'),
      fillDefaults({ id: 'c', error_regex: 'fine', ...input }, 'project'),
      fillDefaults({ id: 'd', error_regex: '(', ...input }, 'project'),
    ];
    const result = preparePatterns(patterns, '.heal-hooks/error-patterns.json');
    expect(result.patterns.map(({ id }) => id)).toEqual(['c']);
    expect(result.problems.map(({ file, entry, field, message }) => `${file} ${entry} ${field} ${message}`)).toEqual([
      expect.stringMatching(/^\.heal-hooks\/error-patterns\.json a error_regex .*lookaround/),
      expect.stringMatching(/^\.heal-hooks\/error-patterns\.json b error_regex .*back-reference/),
      expect.stringMatching(/^\.heal-hooks\/error-patterns\.json d error_regex not a valid regular expression/),
    ]);
  });
});
