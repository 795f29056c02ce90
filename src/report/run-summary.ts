import type { Analysis } from '../analyzer/analysis.ts';
import { countWords } from './count-words.ts';
import { oneLine } from './plain-text.ts';
import { plural } from './time-words.ts';

/** Failed tests named one by one; the rest is counted. */
const MAX_NAMED = 20;

/** One line: what a test or build tool counted. `pytest: 2 failed, 118 passed`. */
export function countsLine(analysis: Analysis): string {
  const counts = countWords(analysis.counts);
  return `${analysis.tool}: ${counts || (analysis.verdict ?? 'no result in this output')}`;
}

/** The names of failed tests, one a line; '' when none failed. */
export function failedTestLines(analysis: Analysis): string {
  const { failedTests } = analysis;
  if (failedTests.length === 0) return '';
  const named = failedTests.slice(0, MAX_NAMED).map((test) => `  ${oneLine(test, 200)}`);
  const rest = failedTests.length - named.length;
  return [`failed:`, ...named, ...(rest > 0 ? [`  and ${plural(rest, 'more test')}`] : [])].join('\n');
}
