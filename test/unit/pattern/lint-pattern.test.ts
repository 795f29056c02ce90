import { expect, it } from 'vitest';
import { lintPattern } from '../../../src/pattern/lint/lint-pattern.ts';
import { parsePatternFile } from '../../../src/pattern/parse/parse-pattern-file.ts';
import { preparePatterns } from '../../../src/pattern/prepare-patterns.ts';

const faultsOf = (error_regex: string): string[] => {
  const entry = { id: 'a/b', title: 'T', error_regex, playbook: 'p' };
  const { patterns } = parsePatternFile(JSON.stringify({ patterns: [entry] }), { file: 'a.json5', layer: 'project' });
  const [pattern] = preparePatterns(patterns, 'a.json5').patterns;
  if (!pattern) throw new Error('the entry is a pattern');
  return lintPattern(pattern).map(({ message }) => message);
};

it('wants a literal that is not in every line', () => {
  expect(faultsOf('^gate (?<line>\\d+) is shut$')).toEqual([]);
  expect(faultsOf('^\\d+-\\d+$')).toEqual(['has no literal text of three characters that every match holds']);
  const blanks =
    'may match where nothing but blanks stands that is sure to be there: its regex runs on every indented line';
  expect(faultsOf('^ {1,3}(?<line>\\d+) {3,}(?<message>[A-Z][^\\n]{3,300})$')).toEqual([blanks]);
});
