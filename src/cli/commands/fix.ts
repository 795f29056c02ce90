import type { Diagnosis, Report } from '../../diagnosis/diagnosis.ts';
import { identityOf } from '../../diagnosis/identity-of.ts';
import { commandShape } from '../../failure/command-shape.ts';
import { runIdentity } from '../../failure/run-identity.ts';
import { diagnoseEvent } from '../../heal.ts';
import type { HealPorts } from '../../heal-loop.ts';
import { healPorts } from '../../heal-ports.ts';
import type { HealStep } from '../../heal-step.ts';
import { notePendingFix } from '../../history/pending-fix.ts';
import type { AttemptRecord } from '../../history/records.ts';
import { loadKnowledge } from '../../knowledge.ts';
import { eventOfRecord, recordedFailure } from '../../recorded-failure.ts';
import type { Proposal } from '../../remedy/remedy.ts';
import { healJson } from '../../report/heal-json.ts';
import { stepStateText, stepText } from '../../report/heal-text.ts';
import { adviceText, causesText } from '../../report/person-text.ts';
import { plural } from '../../report/time-words.ts';
import { HealError } from '../../system/heal-error.ts';
import { stateDir } from '../../system/paths.ts';
import { adviceFor } from '../advice-for.ts';
import { attemptsOf } from '../attempts-of.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { diffOf } from '../diff-of.ts';
import { readConfig } from '../open-world.ts';
import { recordAttempts } from '../record-reports.ts';

import type { Advised } from '../remaining-advice.ts';
import { runAgain } from '../run-again.ts';
import { takeBackUnfinished } from '../take-back-unfinished.ts';
import { withHistory } from '../with-history.ts';

/**
 * `heal-hooks fix [last|id]`: what would fix a recorded failure, as a diff; `--apply` does it, with a backup. Nothing is run again: the
 * next run of the command shows whether it helped. Status 1 while something is left to do.
 */
export const run: Run = async (context, { args, options }) => {
  const wanted = typeof args[0] === 'string' ? args[0] : 'last';
  const record = await withHistory(context, (history) =>
    recordedFailure(history, context.project.key, wanted, context.program),
  );
  const config = await readConfig(context);
  await takeBackUnfinished(context, config);
  const knowledge = await loadKnowledge(context.project, context.env);
  const report = await diagnoseEvent(eventOfRecord(record), knowledge);
  const apply = Boolean(options.apply || options.unsafeFixes);
  const { project, env, now } = context;
  const ports = healPorts(
    { project, cwd: record.cwd, env, config, unsafeFixes: Boolean(options.unsafeFixes), now },
    () => Promise.reject(new Error('a recorded failure is not run again')),
  );
  const steps: HealStep[] = [];
  const advised: Advised[] = [];
  for (const diagnosis of report.diagnoses) {
    const proposal = await ports.propose(diagnosis, report);
    if (proposal?.kind === 'plan') steps.push(await stepFor(diagnosis, proposal, ports, apply));
    else if (diagnosis.pattern !== null)
      advised.push({ diagnosis, advice: await adviceFor(diagnosis, proposal, knowledge, context, report) });
  }
  if (apply) {
    const attempts = attemptsOf(steps, report, true, now(), 'pending');
    recordAttempts(context, attempts);
    waitForConfirmation(attempts, steps, report, context);
  }
  const done = steps.filter((step) => step.result === 'kept').length;
  const left = report.diagnoses.length - done;
  const command = record.command ?? '';
  if (options.json) printJson(context, jsonOf(report, steps, advised, apply, command));
  else {
    const { style, program, stdout } = context;
    const words = [causesText(report, { style, program, remedies: false })];
    for (const step of steps) {
      words.push(stepText(step, style, apply || !step.plan ? undefined : diffOf(step.plan)));
      if (apply) words.push(stepStateText(step, style));
    }
    for (const { diagnosis, advice } of advised)
      words.push(adviceText(advice, style, advised.length > 1 ? diagnosis : null));
    stdout.write(`${words.join('')}\n`);
    print(context, `heal-hooks: ${ending(steps, apply, context.program, command)}`);
  }
  return left > 0 ? 1 : 0;
};

/** The next run of the command, seen by a hook, confirms a fix or takes it back. */
function waitForConfirmation(
  attempts: readonly AttemptRecord[],
  steps: readonly HealStep[],
  { failure }: Report,
  { env, project }: CliContext,
): void {
  attempts.forEach((attempt, index) => {
    const step = steps[index];
    if (!step?.backup || attempt.result !== 'pending') return;
    notePendingFix(stateDir(env), {
      attemptId: attempt.id,
      eventId: attempt.eventId,
      session: attempt.session,
      project: attempt.project,
      runKey: runIdentity(failure.event, commandShape(failure.event.command), project.root),
      fingerprint: attempt.fingerprint,
      problem: identityOf(step.diagnosis),
      pattern: attempt.pattern,
      remedy: attempt.remedy,
      backup: step.backup,
      summary: step.summary,
      files: step.files ?? [],
      at: attempt.at,
    });
  });
}

async function stepFor(
  diagnosis: Diagnosis,
  proposal: Extract<Proposal, { kind: 'plan' }>,
  ports: HealPorts,
  apply: boolean,
): Promise<HealStep> {
  const { plan, summary } = proposal;
  const step: HealStep = { diagnosis, kind: 'plan', summary, plan, result: 'planned' };
  if (!apply) return step;
  try {
    return { ...step, ...(await ports.apply(plan)), result: 'kept' };
  } catch (error) {
    if (!(error instanceof HealError)) throw error;
    return { ...step, result: 'failed', why: error.why };
  }
}

function ending(steps: readonly HealStep[], apply: boolean, program: string, command: string): string {
  if (steps.length === 0) return 'nothing was changed; no automatic fix.';
  if (!apply)
    return `${plural(steps.length, 'fix is', 'fixes are')} ready, nothing was changed. Apply: ${program} fix --apply`;
  const backups = steps.flatMap((step) => step.backup ?? []);
  if (backups.length === 0) return 'nothing was changed.';
  const check = command === '' ? '' : ` Check: ${runAgain(program, command)}`;
  return `${plural(backups.length, 'fix', 'fixes')} applied. Undo: ${program} rollback ${backups.at(-1)}.${check}`;
}

const jsonOf = (
  report: Report,
  steps: readonly HealStep[],
  advised: readonly Advised[],
  applied: boolean,
  command: string,
) =>
  healJson({
    command,
    exitCode: report.failure.event.exitCode ?? 1,
    healed: false,
    persistent: false,
    applied,
    steps: steps.map((step) => ({
      ...step,
      diff: step.plan && step.result === 'planned' ? diffOf(step.plan) : undefined,
    })),
    advice: advised.map(({ diagnosis, advice }) => ({ pattern: diagnosis.pattern, advice })),
    report,
  });
