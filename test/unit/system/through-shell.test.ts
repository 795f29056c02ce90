import { expect, it } from 'vitest';
import { keepingVariables, losesSecret } from '../../../src/system/through-shell.ts';

it('keeps a secret out of the command line that a shell would have to be given', () => {
  expect(losesSecret({ 'npm_config_//registry.example/:_authToken': 'x', PATH: '/bin' })).toBe(true);
  expect(losesSecret({ 'BASH_FUNC_greet%%': '() { :; }', API_KEY: 'kept by a shell' })).toBe(false);
});

it('hands on what else a shell would lose', () => {
  const env = { 'BASH_FUNC_greet%%': '() { :; }', PATH: '/bin' };
  expect(keepingVariables(['ls'], env)).toEqual(['/usr/bin/env', 'BASH_FUNC_greet%%=() { :; }', 'ls']);
  expect(keepingVariables(['ls'], { PATH: '/bin' })).toEqual(['ls']);
});
