import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../src/pattern/match/compile-patterns.ts';
import { cpuSince } from '../support/cpu-time.ts';
import { readCatalogue } from './catalogue.ts';

const { patterns } = readCatalogue();
const matcher = compilePatterns(patterns);
const literals = [...new Set(patterns.flatMap(({ facts }) => facts.literals ?? []))];
const examples = patterns.flatMap(({ examples: known }) => known?.matches ?? []);

/** Texts made to make the whole catalogue work as hard as it can, of about `size` characters. */
const HOSTILE: Record<string, (size: number) => string> = {
  'every literal in turn on one line': (size) =>
    literals
      .join(' ')
      .replaceAll('\n', '')
      .repeat(Math.ceil(size / 20_000))
      .slice(0, size),
  'every literal in turn, a line each': (size) =>
    literals
      .join('\n')
      .repeat(Math.ceil(size / 5_000))
      .slice(0, size),
  'every example in turn': (size) =>
    examples
      .join('\n')
      .repeat(Math.ceil(size / 20_000))
      .slice(0, size),
  'a:a:a without an end': (size) => 'a:'.repeat(size / 2),
  'tokens of 200,000 characters': (size) =>
    'x1y2'
      .repeat(50_000)
      .concat(' ')
      .repeat(Math.ceil(size / 200_000))
      .slice(0, size),
  'quotes and brackets': (size) => `'"([{`.repeat(size / 5),
  spaces: (size) => `error:${' '.repeat(5_000)}\n`.repeat(Math.ceil(size / 5_000)).slice(0, size),
};

const time = async (lines: readonly string[]): Promise<number> => {
  const start = process.cpuUsage();
  await matcher.match(lines);
  return cpuSince(start);
};

describe('the whole catalogue on hostile text', () => {
  it.each(Object.entries(HOSTILE))('takes time in proportion to %s', async (_name, build) => {
    await time(build(50_000).split('\n'));
    const small = Math.max(await time(build(150_000).split('\n')), 3);
    const large = await time(build(1_200_000).split('\n'));
    expect(large / small).toBeLessThan(24); // 8 times the text; the square would be 64
  });
});
