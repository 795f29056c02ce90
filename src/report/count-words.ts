import type { Analysis } from '../analyzer/analysis.ts';
import { countsSentence } from '../analyzer/counts-sentence.ts';
import type { Report } from '../diagnosis/diagnosis.ts';

/** `2 failed, 118 passed`; zeroes are left out. '' when the tool printed no counts. */
export const countWords = (counts: Readonly<Record<string, number>>): string => countsSentence({ counts });

/** The analysis that says the command failed, else the first that found anything. */
export const tellingAnalysis = (report: Report): Analysis | undefined =>
  report.analyses.find((analysis) => analysis.verdict === 'failed') ??
  report.analyses.find((analysis) => analysis.errors.length > 0);

/** How many problems the tool counted, and what it calls them: `[41, 'errors']`. Null when it does not count. */
export function problemCount(report: Report): [number, string] | null {
  const counts = tellingAnalysis(report)?.counts;
  if (!counts) return null;
  const errors = counts.errors ?? 0;
  const failed = counts.failed ?? 0;
  if (errors + failed === 0) return null;
  return [errors + failed, failed === 0 ? 'errors' : errors === 0 ? 'failures' : 'problems'];
}
