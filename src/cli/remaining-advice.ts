import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import type { HealResult } from '../heal-loop.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Advice } from '../report/news.ts';
import { adviceFor } from './advice-for.ts';
import type { CliContext } from './context.ts';

/** What helps with a problem that is left. */
export interface Advised {
  diagnosis: Diagnosis;
  advice: Advice;
}

/** More causes than this are for later: the first ones are what the rest follows from. */
const MOST = 3;

/** The report that tells how things are now: after a fix was taken back, the first one. */
export const stateOf = ({ first, last, steps }: HealResult): Report =>
  steps.some((step) => step.result === 'restored') ? first : last;

/** Advice for what still fails, the first cause first; causes about which nothing is known are left out. */
export async function remainingAdvice(
  healing: HealResult,
  knowledge: Knowledge,
  context: Pick<CliContext, 'project' | 'cwd' | 'env'>,
): Promise<Advised[]> {
  const advised: Advised[] = [];
  const report = stateOf(healing);
  for (const diagnosis of report.diagnoses.slice(0, MOST)) {
    if (
      diagnosis.pattern === null ||
      healing.steps.some((step) => step.diagnosis === diagnosis && step.result === 'planned')
    )
      continue;
    const refusal = healing.refusals.find((one) => one.diagnosis === diagnosis);
    const advice = await adviceFor(diagnosis, refusal?.proposal ?? null, knowledge, context, report);
    const empty = !advice.reason && advice.known.length + advice.steps.length + advice.avoid.length === 0;
    if (!empty) advised.push({ diagnosis, advice });
  }
  return advised;
}
