import { type Backup, backupIds, readBackup } from './backup.ts';
import { roomOf, type World } from './world.ts';

/** All backups of the project, newest first. */
export function listBackups(world: World): Backup[] {
  const room = roomOf(world);
  return backupIds(room)
    .map((id) => readBackup(room, id))
    .filter((backup) => backup !== null)
    .sort((a, b) => b.time - a.time);
}
