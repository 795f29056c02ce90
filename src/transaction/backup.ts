import { join } from 'node:path';
import { isAbsent } from '../system/file-system.ts';
import { makeFolder, PRIVATE } from '../system/make-folder.ts';
import { writeDurably } from '../system/write-durably.ts';
import type { PathState } from './path-state.ts';
import type { Room } from './world.ts';

/** One path of a backup: what was there before, and what the change made of it. */
export interface BackupEntry {
  path: string;
  before: PathState;
  after: PathState;
}

/** What one transaction changed: `backups/<id>.json`. The bytes are in the object store. */
export interface Backup {
  version: 1;
  /** Short hex, unique in the project. */
  id: string;
  /** `restore`: made while another backup was restored, so that even that can be taken back. */
  kind: 'fix' | 'restore';
  /** UTC milliseconds. */
  time: number;
  owner: string;
  title: string;
  /** Realpath of the project root. */
  root: string;
  entries: BackupEntry[];
  /** Id of the backup that this one restored. */
  restores?: string;
  /** When this backup was restored. */
  restoredAt?: number;
}

const PENDING = '.pending.json';

const fileOf = (room: Room, id: string): string => join(room.backups, `${id}.json`);

const pendingFileOf = (room: Room, id: string): string => join(room.backups, `${id}${PENDING}`);

const parseBackup = (text: string): Backup | null => {
  try {
    const value: Backup = JSON.parse(text);
    return value.version === 1 && Array.isArray(value.entries) ? value : null;
  } catch {
    return null; // damaged on disk: the others still work
  }
};

const idsWith = (room: Room, ending: string): string[] => {
  try {
    const names = room.files.readdirSync(room.backups).filter((name) => name.endsWith(ending));
    return names.map((name) => name.slice(0, -ending.length)).filter((id) => /^[0-9a-f]+$/.test(id));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
};

/** Ids of all backups, in no order. */
export const backupIds = (room: Room): string[] => idsWith(room, '.json');

/** Ids of records that are not listed yet; outside of a transaction they are left from a killed one that had not begun. */
export const pendingIds = (room: Room): string[] => idsWith(room, PENDING);

/** An id that no backup has yet: four hex digits while they last. */
export function newBackupId(room: Room): string {
  const taken = new Set(backupIds(room));
  for (let digits = 4; ; digits++) {
    for (let tries = 0; tries < 8; tries++) {
      const id = process.getBuiltinModule('node:crypto').randomBytes(8).toString('hex').slice(0, digits);
      if (!taken.has(id) && /[a-f]/.test(id)) return id; // with a letter, so that it never reads as a number
    }
  }
}

const read = (room: Room, path: string): Backup | null => {
  try {
    return parseBackup(room.files.readFileSync(path, 'utf8'));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
};

/** Null when absent or damaged. */
export const readBackup = (room: Room, id: string): Backup | null => read(room, fileOf(room, id));

const write = (room: Room, path: string, backup: Backup): void => {
  makeFolder(room.backups, PRIVATE, room.files);
  writeDurably(room.files, path, room.draft, Buffer.from(JSON.stringify(backup)));
};

export const writeBackup = (room: Room, backup: Backup): void => write(room, fileOf(room, backup.id), backup);

/** Writes the record of a transaction that is under way; it is not listed yet. */
export const writePending = (room: Room, backup: Backup): void => write(room, pendingFileOf(room, backup.id), backup);

/** Null when absent or damaged. */
export const readPending = (room: Room, id: string): Backup | null => read(room, pendingFileOf(room, id));

/** The transaction has happened: its record is listed from now on. Doing it again does nothing more. */
export function promotePending(room: Room, id: string): void {
  try {
    room.files.renameSync(pendingFileOf(room, id), fileOf(room, id));
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

const remove = (room: Room, path: string): void => {
  try {
    room.files.unlinkSync(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
};

/** Removes the record; its objects go with the next pruning. */
export const removeBackup = (room: Room, id: string): void => remove(room, fileOf(room, id));

/** Removes the record of a transaction that did not happen. */
export const removePending = (room: Room, id: string): void => remove(room, pendingFileOf(room, id));
