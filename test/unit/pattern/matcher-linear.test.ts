import { describe, expect, it } from 'vitest';
import { compilePatterns, type Matcher } from '../../../src/pattern/match/compile-patterns.ts';
import { cpuSince } from '../../support/cpu-time.ts';
import { prepared } from './prepared.ts';

/** Regexes of which a backtracking engine alone would not return, or only in the square of the text. */
const matcher = compilePatterns([
  prepared('h/nested', 'tok(a+)+!'),
  prepared('h/counted', 'tok(?:a{0,50}){4}b!', {}, 'user'),
  prepared('h/between', 'tok: (?<message>.*) in (?<file>\\S+)!$'),
  prepared('h/file', '(?<file>[^\\s:]+):(?<line>\\d+): tok'),
  prepared('h/block', 'tok: [^!]*?!done', { flags: 's' }),
  prepared('h/list', '^tok (?:\\w+,? ?)*!'),
]);

const HOSTILE: Record<string, (size: number) => string[]> = {
  'one line of one letter': (size) => [`tok${'a'.repeat(size)}`],
  'the literal over and over on one line': (size) => ['tok: '.repeat(size / 5)],
  'the literal on every line': (size) => Array(Math.ceil(size / 20)).fill('tok: aaaaaaa in aaaa'),
  'a:a:a': (size) => [`tok ${'a:'.repeat(size / 2)}`],
  'long tokens': (size) => Array(Math.ceil(size / 200_000)).fill(`tok ${'x1'.repeat(100_000)}`),
};

const time = async (engine: Matcher, lines: string[]): Promise<number> => {
  const start = process.cpuUsage();
  await engine.match(lines);
  return cpuSince(start);
};

describe('matching hostile text', () => {
  it.each(Object.entries(HOSTILE))('is linear on %s', async (_name, build) => {
    await time(matcher, build(50_000)); // warm
    const small = Math.max(await time(matcher, build(400_000)), await time(matcher, build(400_000)), 2);
    const large = await time(matcher, build(3_200_000));
    expect(large / small).toBeLessThan(24); // 8 times the text; the square would be 64
  });
});
