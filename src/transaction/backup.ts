import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isAbsent } from '../system/file-system.ts';
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

const fileOf = (room: Room, id: string): string => join(room.backups, `${id}.json`);

const parseBackup = (text: string): Backup | null => {
  try {
    const value: Backup = JSON.parse(text);
    return value.version === 1 && Array.isArray(value.entries) ? value : null;
  } catch {
    return null; // damaged on disk: the others still work
  }
};

/** Ids of all backups, in no order. */
export function backupIds(room: Room): string[] {
  try {
    const names = room.files.readdirSync(room.backups);
    return names.filter((name) => /^[0-9a-f]+\.json$/.test(name)).map((name) => name.slice(0, -'.json'.length));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** An id that no backup has yet: four hex digits while they last. */
export function newBackupId(room: Room): string {
  const taken = new Set(backupIds(room));
  for (let digits = 4; ; digits++) {
    for (let tries = 0; tries < 8; tries++) {
      const id = randomBytes(8).toString('hex').slice(0, digits);
      if (!taken.has(id) && /[a-f]/.test(id)) return id; // with a letter, so that it never reads as a number
    }
  }
}

/** Null when absent or damaged. */
export function readBackup(room: Room, id: string): Backup | null {
  try {
    return parseBackup(room.files.readFileSync(fileOf(room, id), 'utf8'));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

export function writeBackup(room: Room, backup: Backup): void {
  room.files.mkdirSync(room.backups, { recursive: true, mode: 0o700 });
  writeDurably(room.files, fileOf(room, backup.id), room.draft, Buffer.from(JSON.stringify(backup)));
}

/** Removes the record; its objects go with the next pruning. */
export function removeBackup(room: Room, id: string): void {
  try {
    room.files.unlinkSync(fileOf(room, id));
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}
