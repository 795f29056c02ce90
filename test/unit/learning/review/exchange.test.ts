import { describe, expect, it } from 'vitest';
import type { LearnedPattern } from '../../../../src/learning/patterns/learned-pattern.ts';
import { exportLearned, importLearned, isPersonal } from '../../../../src/learning/review/exchange.ts';
import { readExchange } from '../../../../src/learning/review/read-exchange.ts';
import { faultOfRegex } from '../../../../src/learning/review/say-word.ts';

const PATTERN: LearnedPattern = {
  id: 'learned/ledger-is-stale-0a1b2c',
  template: "ledger: table '<*>' is stale",
  regex: "^ledger: table '(?<table>[^\\n']{1,300})' is stale$",
  commands: null,
  category: 'database',
  state: 'fixable',
  why: '',
  occurrences: 3,
  firstSeen: 1,
  lastSeen: 2,
  programs: ['make'],
  examples: ["ledger: table 'clients of Ann' is stale"],
  remedy: { fix: { command: ['tools/gen', '${table}'] }, words: 'tools/gen ${table}', times: 2, of: 2, last: 2 },
  word: { said: 'accepted', about: 'x', at: 2 },
  demotion: null,
};

const exported = (change: Partial<LearnedPattern> = {}) => exportLearned([{ ...PATTERN, ...change }], 'p', 0).patterns;

describe('learned patterns on their way', () => {
  it('leave with templates and counts, without lines, words of people and places', () => {
    expect(JSON.stringify(exported())).not.toContain('Ann');
    expect(exported()).toMatchObject([
      { auto_fix: { command: ['tools/gen', '${table}'] }, record: { times: 2, of: 2 } },
    ]);
    expect(exported({ template: '/home/ann/x is stale' })).toEqual([]);
    const home = { fix: { command: ['/home/ann/gen', '${table}'] }, words: '/home/ann/gen', times: 2, of: 2, last: 2 };
    expect(exported({ remedy: home })).toMatchObject([{ auto_fix: null }]);
    expect(exported({ remedy: home })[0]).not.toHaveProperty('remedy');
    expect(exported({ state: 'demoted' })).toEqual([]);
    for (const text of ['C:\\Users\\ann', 'mail ann@example.org', 'see ~/x', '‹redacted›'])
      expect(isPersonal(text)).toBe(true);
    for (const text of ['src/app.ts', "table '<*>' is stale", 'a/home/b']) expect(isPersonal(text)).toBe(false);
  });

  it('arrive without a record, a word or trust', () => {
    const text = JSON.stringify(exportLearned([PATTERN], 'p', 0));
    const read = readExchange(text, 'theirs.json');
    const [one] = importLearned([], read?.patterns ?? [], read?.from ?? '', 9);
    expect(one).toMatchObject({ state: 'candidate', occurrences: 0, word: null, origin: { from: 'p' } });
    expect(one?.remedy).toMatchObject({ times: 0, of: 0 });
    expect(importLearned([PATTERN], read?.patterns ?? [], 'p', 9)).toEqual([PATTERN]);
  });

  it('stay out when they are not bounded or not learned', () => {
    const document = exportLearned([PATTERN], 'p', 0);
    const bad = (change: object) => JSON.stringify({ ...document, patterns: [{ ...document.patterns[0], ...change }] });
    const take = (text: string) => importLearned([], readExchange(text, 'f')?.patterns ?? [], 'p', 9);
    expect(take(bad({ error_regex: '^(a+)+$' }))).toEqual([]);
    expect(take(bad({ error_regex: 'table' }))).toEqual([]);
    expect(take(bad({ id: 'python/missing-module' }))).toEqual([]);
    expect(take(bad({ auto_fix: { strategy: 'install-everything' } }))).toMatchObject([{ remedy: null }]);
    expect(readExchange('{"patterns":[]}', 'f')).toBeNull();
    expect(readExchange('no json at all {', 'f')).toBeNull();
  });

  it('have a sound regex when a person writes one', () => {
    expect(faultOfRegex(PATTERN.regex ?? '', PATTERN.examples)).toBeNull();
    expect(faultOfRegex('^a{1,9}b(c|d)$', [])).toBeNull();
    for (const bad of ['table', '^(x|y', '^(a*)*b', `^${'a'.repeat(600)}`])
      expect(faultOfRegex(bad, [])).not.toBeNull();
    expect(faultOfRegex('^other$', PATTERN.examples)).toContain('does not match');
  });
});
