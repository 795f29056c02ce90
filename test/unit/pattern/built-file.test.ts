import { describe, expect, it } from 'vitest';
import { encodeBuiltPatterns, openBuiltPatterns } from '../../../src/pattern/built-file.ts';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import { createMatcher } from '../../../src/pattern/match/create-matcher.ts';
import { literalIndex } from '../../../src/pattern/scan/literal-index.ts';
import { decodeIndex, encodeIndex } from '../../../src/pattern/scan/stored-index.ts';
import { prepared } from './prepared.ts';

const patterns = [
  prepared('a/one', "No module named '(?<module>[\\w.]+)'", { summary: 'No `${module}`.', commands: ['python*'] }),
  prepared('a/two', '^✖ (?<message>.+) “quoted”', { generic: true, confidence: 0.4 }),
  prepared('a/three', '\\d+', {}),
  prepared('a/four', '^E: (?:Unable|unable) to'),
];
const lines = [
  'x',
  "  No module named 'café'",
  "No module named 'aio'",
  '✖ it “quoted”',
  'E: Unable to',
  'e: unable to',
];

describe('a built file', () => {
  const text = encodeBuiltPatterns(patterns);
  const built = openBuiltPatterns(Buffer.from(text), { layer: 'built-in', trusted: true });

  it('is plain ASCII JSON with the patterns of the seed format', () => {
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(JSON.parse(text).patterns[0]).toMatchObject({ id: 'a/one', category: 'other', severity: 'high' });
  });

  it('gives every pattern back, but for what only the index has to know', () => {
    const given = patterns.map(({ facts: { around: _, ...facts }, ...pattern }) => ({ ...pattern, facts }));
    expect(built.size).toBe(patterns.length);
    expect(built.all()).toEqual(given);
    expect(built.at(1)).toEqual(given[1]);
  });

  it('finds a pattern by its id, wherever in its line the id stands', () => {
    const turned = patterns.map(({ id, ...pattern }) => ({ ...pattern, id }));
    for (const one of [text, encodeBuiltPatterns(turned)]) {
      const opened = openBuiltPatterns(Buffer.from(one), { layer: 'built-in', trusted: true });
      expect(opened.find('a/three')).toBe(opened.at(2));
      expect([opened.find('a/t'), opened.find('a/'), opened.find('')]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('matches as the patterns do that it was made from', async () => {
    const found = await createMatcher([built]).match(lines, { command: 'python3 app.py' });
    expect(found.map(({ pattern, line }) => [pattern.id, line])).toEqual([
      ['a/one', 3],
      ['a/two', 4],
      ['a/four', 5],
    ]);
    const compiled = await compilePatterns(built.all()).match(lines, { command: 'python3 app.py' });
    expect(found).toEqual(compiled);
  });

  it('keeps the index as it was built', () => {
    const index = literalIndex(patterns);
    const again = decodeIndex(encodeIndex(index));
    expect(Object.keys(again ?? {}).sort()).toEqual(Object.keys(index).sort());
    for (const [name, value] of Object.entries(index))
      expect([...((again as never)?.[name] ?? [])]).toEqual([...value]);
  });

  it('can be empty', async () => {
    const none = openBuiltPatterns(Buffer.from(encodeBuiltPatterns([])), { layer: 'user', trusted: false });
    expect(none.all()).toEqual([]);
    expect(await createMatcher([none]).match(lines)).toEqual([]);
  });

  it('is refused when it is cut off or of another version', () => {
    const open = (content: string) => () =>
      openBuiltPatterns(Buffer.from(content), { layer: 'built-in', trusted: true });
    expect(open(text.slice(0, text.length / 2))).toThrow();
    expect(open(text.replace(/"version":\d+/, '"version":1'))).toThrow('version 1');
  });
});
