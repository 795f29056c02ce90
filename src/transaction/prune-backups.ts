import { join } from 'node:path';
import { type FileSystem, isAbsent } from '../system/file-system.ts';
import { type Backup, backupIds, pendingIds, readBackup, removeBackup, removePending } from './backup.ts';
import { objectPath } from './object-store.ts';
import type { PathState } from './path-state.ts';
import { removeTree } from './tree-moves.ts';
import type { Room } from './world.ts';

/** Limits on what is kept. The newest backup always stays. */
export interface Retention {
  /** Milliseconds; default 30 days. */
  maxAgeMs?: number;
  /** Backups; default 200. */
  maxCount?: number;
  /** Bytes of all stored contents; default 500 MB. */
  maxBytes?: number;
}

const DEFAULT_RETENTION: Required<Retention> = {
  maxAgeMs: 30 * 24 * 3_600_000,
  maxCount: 200,
  maxBytes: 500_000_000,
};

const states = (backup: Backup): PathState[] => backup.entries.flatMap((entry) => [entry.before, entry.after]);

const namesIn = (files: FileSystem, folder: string): string[] => {
  try {
    return files.readdirSync(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
};

const sizeOf = (files: FileSystem, path: string): number => {
  try {
    const info = files.lstatSync(path);
    if (!info.isDirectory()) return info.size;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw error;
  }
  return namesIn(files, path).reduce((sum, name) => sum + sizeOf(files, join(path, name)), 0);
};

/** Everything below the backups that a record refers to. */
const storedPaths = (room: Room, backup: Backup): string[] =>
  states(backup).flatMap((state) => {
    if (state.kind === 'file') return [objectPath(room, state.hash)];
    return state.kind === 'tree' && state.stored ? [join(room.trees, state.stored)] : [];
  });

const allStored = (room: Room): string[] => [
  ...namesIn(room.files, room.trees).map((name) => join(room.trees, name)),
  ...namesIn(room.files, room.objects).flatMap((head) =>
    namesIn(room.files, join(room.objects, head)).map((tail) => join(room.objects, head, tail)),
  ),
];

/**
 * Removes the oldest backups beyond the limits, and every stored content that no backup needs. Only while the project's lock is held and
 * no transaction is open. `newest` is the backup that was just made: it stays, also when the clock went back. Answers the ids that are gone.
 */
export function pruneBackups(room: Room, now: number, newest: string, retention: Retention = {}): string[] {
  const limits = { ...DEFAULT_RETENTION, ...retention };
  const backups = backupIds(room)
    .map((id) => readBackup(room, id))
    .filter((backup) => backup !== null)
    .sort((a, b) => Number(b.id === newest) - Number(a.id === newest) || b.time - a.time);
  for (const id of pendingIds(room)) removePending(room, id);
  const needed = new Set<string>();
  const gone: string[] = [];
  let bytes = 0;
  for (const [index, backup] of backups.entries()) {
    const added = storedPaths(room, backup).filter((path) => !needed.has(path));
    const size = [...new Set(added)].reduce((sum, path) => sum + sizeOf(room.files, path), 0);
    const tooOld = now - backup.time > limits.maxAgeMs;
    const tooMany = index - gone.length >= limits.maxCount;
    if (index > 0 && (tooOld || tooMany || bytes + size > limits.maxBytes)) {
      removeBackup(room, backup.id);
      gone.push(backup.id);
      continue;
    }
    bytes += size;
    for (const path of added) needed.add(path);
  }
  for (const path of allStored(room)) if (!needed.has(path)) removeTree(room.files, path);
  return gone;
}
