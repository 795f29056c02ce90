import { fileErrorCode } from '../system/file-system.ts';
import { HealError } from '../system/heal-error.ts';
import { trackingOf } from './check-change.ts';
import { runCommandStep } from './command-step.ts';
import { exists } from './is-unfinished.ts';
import { alone, openTransaction, siteOf } from './open-transaction.ts';
import type { Change, Plan } from './plan.ts';
import { pruneBackups } from './prune-backups.ts';
import { recoverAlone } from './recover.ts';
import { type FileChange, resolveBatch } from './resolve-batch.ts';
import { takenBack } from './taken-back.ts';
import { advance, cleanUp, commit, movesOf } from './transaction.ts';
import type { Room, World } from './world.ts';

/** What was done. */
export interface Applied {
  /** Id for `restoreBackup`. */
  backup: string;
  /** Project-relative paths that are different now. */
  files: string[];
}

type Step = FileChange[] | (Change & { kind: 'command' });

/** Commands stand alone; the file changes between them are done together. */
function stepsOf(changes: readonly Change[]): Step[] {
  const steps: Step[] = [];
  for (const change of changes) {
    const last = steps.at(-1);
    if (change.kind === 'command') steps.push(change);
    else if (Array.isArray(last)) last.push(change);
    else steps.push([change]);
  }
  return steps;
}

/** Old backups go; when that fails the fix stays done, and the next one tries again. */
const pruneQuietly = (room: Room, world: World, newest: string): void => {
  if (exists(room, room.committed)) return; // its clean-up failed: the record is not in its place yet
  try {
    pruneBackups(room, world.now(), newest, world.retention);
  } catch (error) {
    if (!fileErrorCode(error)) throw error;
  }
};

/**
 * Carries a plan out as one transaction: everything or nothing, with a backup made first. Throws `HealError` (`stale`, `outside`, `guarded`,
 * `bad-plan`, `no-change`, `busy`, `backup-failed`, `apply-failed`, `command-failed`, …); the project is then as it was.
 * @param begun called with the id that the backup will have, before anything is changed; when it throws, nothing is
 */
export async function applyPlan(plan: Plan, world: World, begun?: (backup: string) => void): Promise<Applied> {
  return alone(world, async (room) => {
    await recoverAlone(room);
    const site = siteOf(room, plan.root);
    const tracking = trackingOf(plan.root, site.gitDir, world.env ?? {});
    const { owner, title } = plan;
    const tx = openTransaction(site, world.now(), { kind: 'fix', owner, title });
    begun?.(tx.journal.id);
    try {
      for (const step of stepsOf(plan.changes)) {
        if (!Array.isArray(step)) await runCommandStep(tx, step, world, tracking);
        else {
          const draft = await resolveBatch(site, tx.journal.id, step, tracking, movesOf(tx.journal).length);
          advance(tx, draft.wanted(), draft.contents());
        }
      }
      if (movesOf(tx.journal).length === 0 && !plan.changes.some((change) => change.kind === 'command'))
        throw new HealError({
          code: 'no-change',
          what: 'Not applied',
          why: 'the files are already as the plan wants them',
          next: 'Nothing was changed.',
        });
      commit(tx);
    } catch (error) {
      throw takenBack(tx, error);
    }
    cleanUp(tx);
    pruneQuietly(room, world, tx.journal.id);
    return { backup: tx.journal.id, files: tx.backup.entries.map((entry) => entry.path) };
  });
}
