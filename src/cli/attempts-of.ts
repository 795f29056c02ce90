import type { Report } from '../diagnosis/diagnosis.ts';
import type { HealStep, StepResult } from '../heal-step.ts';
import type { AttemptRecord, AttemptResult } from '../history/records.ts';
import { uuidV7 } from '../system/uuid-v7.ts';

/** What history remembers of a step. A fix that was kept although the command still fails has settled its own problem. */
const RESULT: Record<StepResult, AttemptResult> = {
  planned: 'advised',
  fixed: 'fixed',
  kept: 'fixed',
  restored: 'restored',
  persistent: 'persistent',
  failed: 'skipped',
  corrected: 'fixed',
  retried: 'fixed',
};

const remedyOf = ({ kind, diagnosis }: HealStep): string => {
  const fix = diagnosis.match?.pattern.auto_fix;
  return kind !== 'plan' ? kind : fix && 'strategy' in fix ? fix.strategy : 'edit';
};

/**
 * The steps of a healing run as attempts against its first failure.
 * @param kept what a fix is that stays although no run has confirmed it
 */
export const attemptsOf = (
  steps: readonly HealStep[],
  { failure }: Report,
  passed: boolean,
  now: number,
  kept: AttemptResult = RESULT.kept,
): AttemptRecord[] =>
  steps.map((step) => ({
    kind: 'attempt',
    id: uuidV7(),
    eventId: failure.event.id,
    session: failure.event.session,
    project: failure.event.project,
    fingerprint: failure.fingerprint,
    pattern: step.diagnosis.pattern,
    remedy: remedyOf(step),
    ...(step.backup ? { backup: step.backup } : {}),
    result:
      step.kind !== 'plan' && step.result !== 'planned' && !passed
        ? 'persistent'
        : step.result === 'kept'
          ? kept
          : RESULT[step.result],
    ...(step.files ? { files: step.files } : {}),
    summary: step.summary,
    at: now,
  }));
