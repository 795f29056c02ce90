import { expect, it } from 'vitest';
import { countsSentence } from '../../../src/analyzer/counts-sentence.ts';

it.each([
  [{ passed: 118, failed: 2 }, '2 failed, 118 passed'],
  [{ errors: 1, warnings: 3 }, '1 error, 3 warnings'],
  [{ passed: 3, failed: 0 }, '3 passed'],
  [{ passed: 1, xfailed: 1, skipped: 1 }, '1 passed, 1 skipped, 1 expected failure'],
  [{ failed: 5, failedSuites: 3 }, '5 failed, 3 failed suites'],
  [{ passed: 1, benched: 2 }, '1 passed, 2 benched'],
  [{}, ''],
])('says %j as "%s"', (counts, sentence) => {
  expect(countsSentence({ counts })).toBe(sentence);
});
