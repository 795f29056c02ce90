import type { Analysis } from '../analyzer/analysis.ts';
import type { Evidence } from '../failure/evidence.ts';

/** What the tools' readers found, in the words of the failure room: one failed tool is a failure, whatever others say. */
export function evidenceOf(analyses: readonly Analysis[]): Evidence {
  const verdicts = analyses.map(({ verdict }) => verdict);
  const errors = analyses.flatMap((analysis) => analysis.errors).filter(({ severity }) => severity === 'error');
  return {
    verdict: verdicts.includes('failed') ? 'failed' : verdicts.includes('passed') ? 'passed' : null,
    strongErrors: errors.filter(({ consequence }) => !consequence).map(({ line, root }) => ({ line, text: root })),
  };
}
