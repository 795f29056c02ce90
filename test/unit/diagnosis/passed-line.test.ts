import { describe, expect, it } from 'vitest';
import { isPassedLine } from '../../../src/diagnosis/passed-line.ts';

describe('isPassedLine', () => {
  it.each([
    '  ✓ shows an error for a wrong password (1.2s)',
    '  ✔ rejects an invalid token',
    'ok 3 - returns an error for a missing file',
    '--- PASS: TestUnauthorized (0.00s)',
    'test tests::no_such_module ... ok',
    'tests/test_login.py::test_wrong_password PASSED   [ 50%]',
    'PASS src/errors.test.ts',
  ])('knows a test that passed: %s', (line) => {
    expect(isPassedLine(line)).toBe(true);
  });

  it.each([
    '  ✘ shows an error for a wrong password (1.2s)',
    'not ok 3 - returns an error',
    '--- FAIL: TestUnauthorized (0.00s)',
    'test tests::no_such_module ... FAILED',
    'authentication failed for user dev',
    'ok then: authentication failed',
  ])('leaves other lines: %s', (line) => {
    expect(isPassedLine(line)).toBe(false);
  });
});
