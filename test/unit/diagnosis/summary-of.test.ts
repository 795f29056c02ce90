import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/diagnosis/summary-of.ts';
import { parsePatternFile } from '../../../src/pattern/parse/parse-pattern-file.ts';
import type { Captures } from '../../../src/pattern/pattern.ts';

const say = (summary: string, captures: Captures): string | null => {
  const entry = { id: 'x/y', error_regex: 'boom', category: 'runtime', severity: 'high', summary };
  const [pattern] = parsePatternFile(JSON.stringify({ patterns: [entry] }), { file: 'x.json', layer: 'user' }).patterns;
  if (!pattern) throw new Error('the entry is a pattern');
  return summaryOf(pattern, captures);
};

describe('summaryOf', () => {
  it('leaves out a sentence with a name that was not captured', () => {
    expect(say('`${module}` is missing. It is at ${path}.', { module: 'a' })).toBe('`a` is missing.');
    expect(say('`${module}` is missing.', {})).toBeNull();
  });

  it('says the first alternative whose names were all captured, else the last', () => {
    const summary = 'No `${target}`. || No `${symbol}` here. || Something is missing.';
    expect(say(summary, { symbol: 's' })).toBe('No `s` here.');
    expect(say(summary, { target: 't', symbol: 's' })).toBe('No `t`.');
    expect(say(summary, {})).toBe('Something is missing.');
  });

  it('ends once when the captured message ends its sentence itself', () => {
    expect(say('It says: ${message}.', { message: 'no.' })).toBe('It says: no.');
  });
});
