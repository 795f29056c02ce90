import { identityOf } from '../diagnosis/identity-of.ts';
import { notePendingFix, type PendingFix } from '../history/pending-fix.ts';
import { noteUnsaid, type Release } from '../history/unsaid-fix.ts';
import { stateDir } from '../system/paths.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import { applyPlan } from '../transaction/apply-plan.ts';
import { restoreBackup } from '../transaction/restore-backup.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { FixSite, ReadyFix } from './find-fix.ts';

/**
 * Makes a fix, with a backup, and notes that it waits for the next run of the command. When that cannot be noted, nothing stays changed. Killed
 * anywhere, the next hook event says what was changed, or nothing was.
 * @throws HealError when the plan cannot be applied (`stale`, `busy`, `backup-failed`, …); the project is then as it was
 */
export async function applyFix(site: FixSite, { diagnosis, proposal, remedy }: ReadyFix): Promise<PendingFix> {
  const { report, project, env } = site;
  const { event, fingerprint } = report.failure;
  const state = stateDir(env);
  const transaction = transactionWorld(site);
  const fix: PendingFix = {
    attemptId: uuidV7(),
    eventId: event.id,
    session: event.session,
    project: project.key,
    runKey: site.runKey,
    fingerprint,
    problem: identityOf(diagnosis),
    pattern: diagnosis.pattern,
    remedy,
    backup: '',
    summary: proposal.summary,
    files: [],
    at: site.now(),
  };
  let release: Release = () => undefined;
  try {
    const applied = await applyPlan(proposal.plan, transaction, (backup) => {
      release = noteUnsaid(state, { ...fix, backup });
      site.beforeChange?.();
    });
    Object.assign(fix, applied);
    notePendingFix(state, fix);
  } catch (error) {
    if (fix.backup !== '') await restoreBackup(fix.backup, transaction);
    release(true); // nothing is changed, nothing is to be told
    throw error;
  }
  site.whenSaid(release);
  return fix;
}
