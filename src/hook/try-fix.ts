import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { identityOf } from '../diagnosis/identity-of.ts';
import { logFault } from '../history/append-log.ts';
import { isTripped } from '../history/circuit-breaker.ts';
import { notePendingFix, type PendingFix, pendingFixes } from '../history/pending-fix.ts';
import { chooseRemedy, remedyRefOf } from '../remedy/choose-remedy.ts';
import { createProjectView } from '../remedy/project-view.ts';
import { proposeFix } from '../remedy/propose-fix.ts';
import type { ProjectView, Proposal } from '../remedy/remedy.ts';
import { HealError } from '../system/heal-error.ts';
import { projectStateDir, stateDir } from '../system/paths.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import { applyPlan } from '../transaction/apply-plan.ts';
import { restoreBackup } from '../transaction/restore-backup.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { Call } from './call.ts';

/** Causes looked at for a fix; more independent causes than this are for a person. */
const MAX_CAUSES = 3;

/** What came of looking for a fix. */
export interface FixTrial {
  /** The fix that was applied and now waits for the next run of the command. */
  applied: PendingFix | null;
  /** The proposal for the first diagnosis, and why it was not applied. */
  proposal: Proposal | null;
  held: string | null;
}

const NOTHING: FixTrial = { applied: null, proposal: null, held: null };

/**
 * Proposes a fix for each cause, the first cause first, and applies the first one that mode, trust and safety allow. A fault of ours on
 * the way is logged and means that there is no fix: what is known is said all the same.
 */
export async function tryFix(call: Call): Promise<FixTrial> {
  try {
    return await tryCauses(call);
  } catch (error) {
    logFault(stateDir(call.world.env), 'fix', error, call.world.now());
    return NOTHING;
  }
}

async function tryCauses(call: Call): Promise<FixTrial> {
  const { report, project, event, world } = call;
  const view = createProjectView({
    root: project.root,
    cwd: event.cwd,
    env: world.env,
    neverEdit: call.config.ignore.files,
  });
  const trial: FixTrial = { ...NOTHING };
  for (const [index, diagnosis] of report.diagnoses.slice(0, MAX_CAUSES).entries()) {
    const { proposal, held, applied } = await tryOne(diagnosis, call, view);
    if (index === 0) Object.assign(trial, { proposal, held });
    if (applied) return { ...trial, applied };
  }
  return trial;
}

async function tryOne(diagnosis: Diagnosis, call: Call, view: ProjectView): Promise<FixTrial> {
  const pattern = diagnosis.match?.pattern;
  const proposal = pattern ? await proposeFix(diagnosis, call.report, view) : null;
  if (!pattern || !proposal) return NOTHING;
  const rules = { mode: call.config.mode, unsafeFixes: false, where: 'hook', pattern } as const;
  const { decision, reason } = chooseRemedy(proposal, rules);
  if (decision !== 'apply' || proposal.kind !== 'plan') return { applied: null, proposal, held: reason };
  const remedy = remedyRefOf(diagnosis, proposal)?.id ?? 'edit';
  const stop = stopReason(call, diagnosis, remedy);
  if (stop) return { applied: null, proposal, held: stop };
  try {
    return { applied: await apply(call, diagnosis, proposal, remedy), proposal, held: null };
  } catch (error) {
    if (!(error instanceof HealError)) throw error;
    return { applied: null, proposal, held: error.why };
  }
}

/** Why this fix is not tried although it would be allowed; null when nothing speaks against it. */
function stopReason({ world, event, report, runKey }: Call, diagnosis: Diagnosis, remedy: string): string | null {
  const { fingerprint } = report.failure;
  if (isTripped(projectStateDir(world.env, event.project), fingerprint, remedy))
    return 'this fix was applied before and the same failure came back';
  const waiting = pendingFixes(stateDir(world.env), event.project, runKey);
  return waiting.some((fix) => fix.problem === identityOf(diagnosis) && fix.remedy === remedy)
    ? 'this fix is in place already and waits for a run that confirms it'
    : null;
}

/** Applies the plan and notes that it waits; when it cannot be noted, nothing may stay changed. */
async function apply(
  { world, event, project, config, report, runKey }: Call,
  diagnosis: Diagnosis,
  { plan, summary }: Extract<Proposal, { kind: 'plan' }>,
  remedy: string,
): Promise<PendingFix> {
  const transaction = transactionWorld({ project, config, env: world.env, now: world.now });
  const { backup, files } = await applyPlan(plan, transaction);
  const fix: PendingFix = {
    attemptId: uuidV7(),
    eventId: event.id,
    session: event.session,
    project: event.project,
    runKey,
    fingerprint: report.failure.fingerprint,
    problem: identityOf(diagnosis),
    pattern: diagnosis.pattern,
    remedy,
    backup,
    summary,
    files,
    at: world.now(),
  };
  try {
    notePendingFix(stateDir(world.env), fix);
  } catch (error) {
    await restoreBackup(backup, transaction);
    throw error;
  }
  return fix;
}
