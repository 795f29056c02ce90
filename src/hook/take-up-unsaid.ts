import type { Config } from '../config/schema.ts';
import { attemptOf, notePendingFix, type PendingFix } from '../history/pending-fix.ts';
import type { AttemptRecord } from '../history/records.ts';
import { claimUnsaid, type Release, type Unsaid, unsaidFixes, waitAgain } from '../history/unsaid-fix.ts';
import { stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';
import type { Backup } from '../transaction/backup.ts';
import { isUnfinished } from '../transaction/is-unfinished.ts';
import { listBackups } from '../transaction/list-backups.ts';
import { recover } from '../transaction/recover.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { HookWorld } from './hook-world.ts';

/** What killed hooks did to the project and did not say. */
export interface Late {
  /** Fixes that are in place; they wait for the next run of their command. */
  made: PendingFix[];
  /** Fixes that were taken back. */
  restored: PendingFix[];
  attempts: AttemptRecord[];
}

/**
 * Finds out what became of changes whose hook was killed: one that was under way is taken back (and there is nothing to say), one that was
 * made is told and waits for its confirmation, one that was taken back is told. Each by exactly one process.
 */
export async function takeUpUnsaid(
  project: Project,
  config: Config,
  { env, now }: HookWorld,
  whenSaid: (release: Release) => void,
): Promise<Late> {
  const late: Late = { made: [], restored: [], attempts: [] };
  const state = stateDir(env);
  const found = unsaidFixes(state, project.key, now());
  if (found.length === 0) return late;
  const world = transactionWorld({ project, config, env, now });
  await recover(world);
  if (isUnfinished(world)) return late; // somebody is at it: the next event sees what came of it
  const backups = new Map(listBackups(world).map((backup) => [backup.id, backup]));
  for (const unsaid of found) {
    const backup = backups.get(unsaid.fix.backup) ?? null;
    if (unsaid.kind === 'deciding' && backup?.restoredAt === undefined) waitAgain(state, unsaid);
    else tell(unsaid, backup);
  }
  return late;

  function tell(unsaid: Unsaid, backup: Backup | null): void {
    const release = claimUnsaid(state, unsaid);
    if (!release) return;
    if (unsaid.kind === 'making' && (!backup || backup.restoredAt !== undefined)) {
      release(true); // it did not happen, or somebody took it back since
      return;
    }
    if (unsaid.kind === 'deciding') {
      late.restored.push(unsaid.fix);
      late.attempts.push(attemptOf(unsaid.fix, 'restored', now()));
    } else {
      const fix = { ...unsaid.fix, files: backup?.entries.map(({ path }) => path) ?? [] };
      notePendingFix(state, fix);
      late.made.push(fix);
      late.attempts.push(attemptOf(fix, 'pending', now()));
    }
    whenSaid(release);
  }
}
