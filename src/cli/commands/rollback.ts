import { appendJournal } from '../../history/journal.ts';
import { pendingFixes, settlePendingFix } from '../../history/pending-fix.ts';
import { restoredText } from '../../report/backup-text.ts';
import { HealError } from '../../system/heal-error.ts';
import { listBackups } from '../../transaction/list-backups.ts';
import { restoreBackup } from '../../transaction/restore-backup.ts';
import type { World } from '../../transaction/world.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { readConfig, worldOf } from '../open-world.ts';

/** `heal-hooks rollback [id]`: takes a fix back exactly; without an id the newest one that is still in place. */
export const run: Run = async (context, { args, options }) => {
  const world = worldOf(context, await readConfig(context));
  const id = typeof args[0] === 'string' ? args[0] : newest(world, context.program);
  const restored = await restoreBackup(id, world);
  if (restored.kind === 'restored') settle(world, restored.backup, context.now());
  if (options.json) printJson(context, restored);
  else print(context, restoredText(restored, context.program, context.style));
  return restored.kind === 'restored' ? 0 : 1;
};

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

/** A fix that a person takes back no longer waits for the next run to judge it. */
function settle(world: World, backup: string, now: number): void {
  const waiting = pendingFixes(world.stateDir, world.projectKey).find((fix) => fix.backup === backup);
  if (!waiting || !settlePendingFix(world.stateDir, waiting)) return;
  const { attemptId: id, eventId, session, project, fingerprint, pattern, remedy, files, summary } = waiting;
  const attempt = { id, eventId, session, project, fingerprint, pattern, remedy, backup, files, summary };
  appendJournal(world.stateDir, [{ kind: 'attempt', ...attempt, result: 'restored', at: now }]);
}
