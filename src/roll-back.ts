import { appendJournal } from './history/journal.ts';
import { attemptOf, pendingFixes, settlePendingFix } from './history/pending-fix.ts';
import { HealError } from './system/heal-error.ts';
import { listBackups } from './transaction/list-backups.ts';
import { type Restored, restoreBackup } from './transaction/restore-backup.ts';
import type { World } from './transaction/world.ts';

/**
 * Takes a fix back exactly, and notes that it no longer waits for a run to judge it.
 * @param id of the backup or a unique beginning of it; the newest fix that is still in place when absent
 * @param program how heal-hooks is called here, for the way out that an error names
 * @throws HealError `no-backup` and those of `restoreBackup`
 */
export async function rollBack(id: string | undefined, world: World, program: string): Promise<Restored> {
  const restored = await restoreBackup(id ?? newest(world, program), world);
  if (restored.kind === 'restored') settle(world, restored.backup);
  return restored;
}

function newest(world: World, program: string): string {
  const backup = listBackups(world).find(({ kind, restoredAt }) => kind === 'fix' && restoredAt === undefined);
  if (backup) return backup.id;
  throw new HealError({
    code: 'no-backup',
    what: 'Nothing restored',
    why: 'no fix is in place in this project',
    next: `What was taken back already: ${program} backups`,
  });
}

function settle(world: World, backup: string): void {
  const waiting = pendingFixes(world.stateDir, world.projectKey).find((fix) => fix.backup === backup);
  if (waiting && settlePendingFix(world.stateDir, waiting))
    appendJournal(world.stateDir, [attemptOf(waiting, 'restored', world.now())]);
}
