import { fileErrorCode } from '../system/file-system.ts';
import { HealError } from '../system/heal-error.ts';
import { OwnerLockBusy, withOwnerLock } from '../system/owner-lock.ts';
import { findProject } from '../system/project.ts';
import { type Backup, newBackupId } from './backup.ts';
import type { Site } from './move.ts';
import type { Transaction } from './transaction.ts';
import { type Room, roomOf, type World } from './world.ts';

const DEFAULT_WAIT_MS = 2_000;

/** Runs `work` as the only transaction of the project. Throws `HealError` `busy` or `backup-failed`. */
export async function alone<T>(world: World, work: (room: Room) => Promise<T>): Promise<T> {
  const room = roomOf(world);
  let entered = false;
  try {
    return await withOwnerLock(room.lock, world.waitMs ?? DEFAULT_WAIT_MS, () => {
      entered = true;
      return work(room);
    });
  } catch (cause) {
    if (entered) throw cause;
    if (cause instanceof OwnerLockBusy)
      throw new HealError({
        code: 'busy',
        what: 'Not applied',
        why: `another fix is under way in this project (process ${cause.owner ?? 'unknown'})`,
        next: 'Nothing was changed. Try again when it has ended.',
        cause,
      });
    throw new HealError({
      code: 'backup-failed',
      what: 'Not applied',
      why: `the state folder cannot be written (${fileErrorCode(cause) ?? String(cause)}: ${room.folder})`,
      next: 'Nothing was changed. Make it writable and free some space, or set HEAL_HOOKS_HOME.',
      cause,
    });
  }
}

/** Where moves of this project happen. `root` is a realpath. */
export function siteOf(room: Room, root: string): Site {
  return { files: room.files, room, root, gitDir: findProject(root).gitDir };
}

/** A transaction with nothing done and nothing written yet. */
export function openTransaction(
  site: Site,
  time: number,
  about: Pick<Backup, 'owner' | 'title' | 'kind' | 'restores'>,
): Transaction {
  const id = newBackupId(site.room);
  const { root, gitDir } = site;
  const { restores, title } = about;
  return {
    site,
    journal: { version: 1, id, title, root, gitDir, steps: [], time, ...(restores ? { restores } : {}) },
    backup: { version: 1, id, ...about, time, root, entries: [] },
  };
}
