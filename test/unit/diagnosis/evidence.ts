import type { Analysis, ToolError } from '../../../src/analyzer/analysis.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Report } from '../../../src/diagnosis/diagnosis.ts';
import { failureOfText } from '../../../src/diagnosis/lint-competition.ts';
import type { KeyLine, Outcome } from '../../../src/failure/failure.ts';
import { compilePatterns } from '../../../src/pattern/match/compile-patterns.ts';
import type { Pattern, PreparedPattern } from '../../../src/pattern/pattern.ts';
import { prepared } from '../pattern/prepared.ts';

/** A pattern with the fields that matter for ranking. */
export const pattern = (id: string, regex: string, extra: Partial<Pattern> = {}): PreparedPattern =>
  prepared(id, regex, { confidence: 0.9, ...extra });

/** What a tool's reader would say. Lines are 1-based. */
export const analysis = (tool: string, errors: (Partial<ToolError> & { line: number })[]): Analysis => ({
  tool,
  verdict: 'failed',
  counts: {},
  failedTests: [],
  suggestions: [],
  errors: errors.map((error) => ({
    severity: 'error',
    root: '',
    span: [error.line, error.line],
    captures: {},
    ...error,
  })),
});

/** Diagnoses a text with the given patterns and readings. Roots of the readings are filled from the text. */
export async function diagnoseText(
  text: string,
  patterns: PreparedPattern[],
  {
    analyses = [],
    outcome = 'failed',
    keyLines = [],
  }: { analyses?: Analysis[]; outcome?: Outcome; keyLines?: number[] } = {},
): Promise<Report> {
  const failure = { ...failureOfText(text), outcome };
  const lineAt = (line: number): string => failure.lines[line - 1]?.trim() ?? '';
  for (const error of analyses.flatMap(({ errors }) => errors)) error.root ||= lineAt(error.line);
  const key: KeyLine[] = keyLines.map((line) => ({ line, text: lineAt(line) }));
  const matches = await compilePatterns(patterns).match(failure.lines);
  return diagnose({ failure: { ...failure, keyLines: key }, analyses, matches });
}
