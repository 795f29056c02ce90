import { posix } from 'node:path';
import { HealError } from '../system/heal-error.ts';
import { type Backup, backupIds, readBackup, writeBackup } from './backup.ts';
import type { Wanted } from './make-moves.ts';
import { locate, type Site } from './move.ts';
import { ObjectDamaged } from './object-store.ts';
import { alone, openTransaction, siteOf } from './open-transaction.ts';
import { ABSENT, readState } from './path-state.ts';
import { recoverAlone } from './recover.ts';
import { type Conflict, type EntryPlan, planEntry } from './restore-entry.ts';
import { takenBack } from './taken-back.ts';
import { advance, cleanUp, commit } from './transaction.ts';
import type { Room, World } from './world.ts';

/** What became of a restore. */
export type Restored =
  | {
      kind: 'restored';
      /** Full id of the backup. */
      backup: string;
      /** Id of the backup that takes this restore back; null when everything was as before already. */
      undo: string | null;
      /** `merged`: later edits of the file were kept; `kept`: a derived folder was made again meanwhile and stays. */
      files: { path: string; how: 'exact' | 'merged' | 'already' | 'kept' }[];
    }
  /** Nothing was changed, because these files were edited after the fix. */
  | { kind: 'refused'; backup: string; conflicts: Conflict[] };

const notRestored = (code: string, why: string, next: string, cause?: unknown): HealError =>
  new HealError({ code, what: 'Not restored', why, next, cause });

function findBackup(room: Room, wanted: string): Backup {
  const ids = backupIds(room).filter((id) => id === wanted || (wanted !== '' && id.startsWith(wanted)));
  const id = ids.includes(wanted) ? wanted : ids[0];
  const list = '`heal-hooks backups` lists them.';
  if (!id) throw notRestored('no-backup', `there is no backup ${wanted} in this project`, list);
  if (id !== wanted && ids.length > 1) throw notRestored('no-backup', `${wanted} begins ${ids.length} backups`, list);
  const backup = readBackup(room, id);
  if (!backup) throw notRestored('backup-damaged', `the record of backup ${id} cannot be read`, list);
  return backup;
}

const planEntries = (site: Site, backup: Backup, id: string): EntryPlan[] => {
  try {
    return backup.entries.map((entry, index) => planEntry(site, entry, `${id}-${index}`));
  } catch (cause) {
    if (!(cause instanceof ObjectDamaged)) throw cause;
    throw notRestored('backup-damaged', cause.message, 'Nothing was changed.', cause);
  }
};

/** Folders that were removed since and that restored files need. */
const missingFolders = (site: Site, wanted: readonly Wanted[]): Wanted[] => {
  const made = new Map<string, Wanted>();
  for (const { path, to } of wanted) {
    if (to.kind === 'absent') continue;
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
      const isPlanned = wanted.some((change) => change.path === folder) || made.has(folder);
      if (isPlanned || readState(site.files, locate(site, folder)).state.kind !== 'absent') continue;
      made.set(folder, { path: folder, from: ABSENT, to: { kind: 'directory', mode: 0o777 & ~process.umask() } });
    }
  }
  return [...made.values()];
};

/**
 * Brings the files of a backup back to what they were: content, mode bits, links; created files go, deleted ones return. A file that was
 * edited after the fix is merged when that is clear, otherwise nothing at all is changed and the answer shows why. `id` may be a unique
 * beginning. Throws `HealError` (`no-backup`, `backup-damaged`, `busy`, `backup-failed`, `apply-failed`).
 */
export async function restoreBackup(id: string, world: World): Promise<Restored> {
  return alone(world, async (room) => {
    await recoverAlone(room);
    const backup = findBackup(room, id);
    const site = siteOf(room, backup.root);
    if (readState(room.files, backup.root).state.kind !== 'directory')
      throw notRestored('outside', `${backup.root} is gone`, 'Nothing was changed.');
    const { owner, title } = backup;
    const about = { kind: 'restore', owner, title: `restore of ${backup.id}: ${title}`, restores: backup.id } as const;
    const tx = openTransaction(site, world.now(), about);
    const plans = planEntries(site, backup, tx.journal.id);
    const conflicts = plans.flatMap((plan) => (plan.how === 'conflict' ? [plan.conflict] : []));
    if (conflicts.length > 0) return { kind: 'refused', backup: backup.id, conflicts };
    const changes = plans.filter((plan) => 'wanted' in plan);
    const files = plans.flatMap((plan, index) =>
      plan.how === 'conflict' ? [] : [{ path: backup.entries[index]?.path ?? '', how: plan.how }],
    );
    const result = { kind: 'restored', backup: backup.id, files } as const;
    if (changes.length === 0) {
      if (!backup.restoredAt) writeBackup(room, { ...backup, restoredAt: world.now() });
      return { ...result, undo: null };
    }
    const wanted = changes.map((plan) => plan.wanted);
    try {
      advance(
        tx,
        changes.flatMap(({ first }) => first ?? []),
        [],
      );
      advance(
        tx,
        [...missingFolders(site, wanted), ...wanted],
        changes.flatMap((plan) => plan.contents),
      );
      commit(tx);
    } catch (error) {
      throw takenBack(tx, error);
    }
    cleanUp(tx);
    return { ...result, undo: tx.journal.id };
  });
}
