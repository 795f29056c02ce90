import { join } from 'node:path';
import { HealError } from '../system/heal-error.ts';
import { type Backup, readPending } from './backup.ts';
import { settleCapture } from './command-step.ts';
import { exists, isUnfinished } from './is-unfinished.ts';
import { type Journal, readJournal, removeJournal } from './journal.ts';
import type { Site } from './move.ts';
import { alone } from './open-transaction.ts';
import { endOrphan } from './run-remedy-command.ts';
import { finish, rollback } from './transaction.ts';
import type { Room, World } from './world.ts';

/** What was found of a transaction that did not end, and what became of it. */
export interface Recovered {
  /** Id of its backup. */
  id: string;
  title: string;
  root: string;
  /** `taken-back`: nothing of it is left. `completed`: it had been done, only the clean-up was missing. `dropped`: its project is gone. */
  outcome: 'taken-back' | 'completed' | 'dropped';
  /** Paths that somebody else changed meanwhile and that were left so; the backup is kept then. */
  left: string[];
}

const siteFor = (room: Room, { root, gitDir }: Journal): Site => ({ files: room.files, room, root, gitDir });

const setAside = (room: Room, path: string): void => {
  room.files.renameSync(path, join(room.folder, `unreadable-${Date.now()}.json`));
};

async function takeBack(room: Room, journal: Journal): Promise<Recovered> {
  const about = { id: journal.id, title: journal.title, root: journal.root };
  if (!exists(room, journal.root)) {
    removeJournal(room, room.journal);
    return { ...about, outcome: 'dropped', left: [] };
  }
  const site = siteFor(room, journal);
  const { capture } = journal;
  if (capture) {
    if (capture.child) await endOrphan(capture.child);
    const backup: Backup = readPending(room, journal.id) ?? {
      ...about,
      version: 1,
      kind: 'fix',
      time: journal.time,
      owner: '',
      entries: [],
    };
    settleCapture({ site, journal, backup }, capture);
  }
  return { ...about, outcome: 'taken-back', left: rollback(site, journal) };
}

/** The same as `recover`, for who holds the project's lock. */
export async function recoverAlone(room: Room): Promise<Recovered | null> {
  const committed = readJournal(room, room.committed);
  if (committed === 'unreadable') setAside(room, room.committed);
  else if (committed) {
    finish(siteFor(room, committed), committed);
    return { id: committed.id, title: committed.title, root: committed.root, outcome: 'completed', left: [] };
  }
  const journal = readJournal(room, room.journal);
  if (journal === 'unreadable') setAside(room, room.journal);
  return journal && journal !== 'unreadable' ? takeBack(room, journal) : null;
}

/**
 * Brings the project to all-old, or all-new when the commit mark was set, after a heal-hooks was killed inside a transaction. To be called at
 * every start. Null when there is nothing to do, or when the transaction is under way in another process.
 */
export async function recover(world: World): Promise<Recovered | null> {
  if (!isUnfinished(world)) return null;
  try {
    return await alone({ ...world, waitMs: 0 }, recoverAlone);
  } catch (error) {
    if (error instanceof HealError && error.code === 'busy') return null;
    throw error;
  }
}
