import { expect, it } from 'vitest';
import { parsePatternFile } from '../../../src/pattern/parse/parse-pattern-file.ts';
import { lintPlaybooks } from '../../../src/remedy/lint-playbooks.ts';
import type { Playbook } from '../../../src/remedy/remedy.ts';

const { patterns } = parsePatternFile(
  "{ patterns: [{ id: 'a/b', title: 'T', error_regex: '^no (?<symbol>x)', playbook: 'p', options: ['far'] }] }",
  { file: 'a.json5', layer: 'project' },
);
const playbook: Playbook = {
  id: 'p',
  title: 'P',
  trigger: '',
  severity: 'high',
  steps: [{ action: 'decide', options: { near: '${take} ${symbol} of ${host}' } }],
  success_indicators: [],
};
const faultsOf = (by_tool?: Playbook['by_tool']): string[] =>
  lintPlaybooks([by_tool ? { ...playbook, by_tool } : playbook], patterns, new Map([['a/b', new Set(['symbol'])]])).map(
    ({ entry, message }) => `${entry}: ${message}`,
  );

it('names options and placeholders that nothing offers', () => {
  expect(faultsOf()).toEqual([
    'a/b: `far` is no option of the playbook p',
    'p: `${take}` is captured by no pattern that names it',
    'p: `${host}` is captured by no pattern that names it',
  ]);
});

it('names words for tools that nobody reads, or that leave somebody without', () => {
  const rest = ['a/b: `far` is no option of the playbook p', 'p: `${host}` is captured by no pattern that names it'];
  expect(faultsOf({ take: { npm: 'a', any: 'b' } })).toEqual(rest);
  expect(faultsOf({ take: { npm: 'a', nmp: 'b' }, leave: { any: '' }, symbol: { any: 'x' } })).toEqual([
    ...rest,
    'p: `by_tool.take` has no words for `any` tool',
    'p: `by_tool.take` knows a tool `nmp` that is none',
    'p: `by_tool.leave` is used nowhere',
    'p: `by_tool.symbol` is the name of a capture',
  ]);
});
