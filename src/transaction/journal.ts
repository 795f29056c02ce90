import { isAbsent } from '../system/file-system.ts';
import { makeFolder, PRIVATE } from '../system/make-folder.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { syncFolder, writeDurably } from '../system/write-durably.ts';
import type { Move } from './move.ts';
import type { PathState } from './path-state.ts';
import type { Room } from './world.ts';

/** The files that a remedial command may touch, as they were before it ran. */
export interface Capture {
  touches: string[];
  files: Record<string, PathState>;
  /** Globs of the folders that count as a whole. */
  whole?: string[];
  /** Names of the copies in the store, by path. */
  copies?: Record<string, string>;
  /** The command's own process, once started: its end is waited for before anything is taken back. */
  child?: ProcessIdentity;
}

/** What is being done, written before it is done. While this file is there, the transaction has not happened. */
export interface Journal {
  version: 1;
  /** Id of the backup. */
  id: string;
  title: string;
  root: string;
  gitDir: string | null;
  /** What is done together; undone last first. */
  steps: Move[][];
  /** The command that is running now. */
  capture?: Capture;
  /** Id of the backup that is being restored. */
  restores?: string;
  time: number;
}

export function writeJournal(room: Room, journal: Journal): void {
  makeFolder(room.folder, PRIVATE, room.files);
  writeDurably(room.files, room.journal, room.draft, Buffer.from(JSON.stringify(journal)));
}

/** Null when there is none; `unreadable` after damage to the disk (a kill cannot cause it: it is written in one rename). */
export function readJournal(room: Room, path: string): Journal | 'unreadable' | null {
  let text: string;
  try {
    text = room.files.readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  try {
    const value: Journal = JSON.parse(text);
    return value.version === 1 && Array.isArray(value.steps) ? value : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** The commit mark: one rename. Before it the transaction is taken back after a kill, after it completed. */
export const markCommitted = (room: Room): void => room.files.renameSync(room.journal, room.committed);

/** Ends the transaction. */
export function removeJournal(room: Room, path: string): void {
  room.files.unlinkSync(path);
  syncFolder(room.files, room.folder);
}
