import { fileErrorCode } from '../system/file-system.ts';
import { HealError } from '../system/heal-error.ts';
import { syncFolder } from '../system/write-durably.ts';
import {
  type Backup,
  type BackupEntry,
  promotePending,
  readBackup,
  removePending,
  writeBackup,
  writePending,
} from './backup.ts';
import { type Journal, markCommitted, readJournal, removeJournal, writeJournal } from './journal.ts';
import { makeMoves, type Wanted } from './make-moves.ts';
import { assertInPlace, type Move, type Site, setsAside, tempOf } from './move.ts';
import { putObject } from './object-store.ts';
import { performMoves } from './perform-moves.ts';
import { finishTree, removeTree } from './tree-moves.ts';
import { undoMoves } from './undo-moves.ts';

/** A transaction under way: its journal is on disk as soon as anything is changed. */
export interface Transaction {
  site: Site;
  journal: Journal;
  backup: Backup;
}

/** All moves so far, in order. */
export const movesOf = (journal: Journal): Move[] => journal.steps.flat();

/** Joins what several steps did to a path: the first before, the last after. */
export function addEntries(entries: BackupEntry[], wanted: readonly Wanted[]): void {
  for (const { path, from, to } of wanted) {
    const present = entries.find((entry) => entry.path === path);
    if (present) present.after = to;
    else entries.push({ path, before: from, after: to });
  }
}

/**
 * Makes one step of the transaction: contents into the store, record and journal to disk, then the moves. Throws `HealError`
 * `backup-failed` before anything was changed; other errors ask for `rollback`.
 */
export function advance(tx: Transaction, wanted: readonly Wanted[], contents: readonly Uint8Array[]): void {
  const { site, journal, backup } = tx;
  const moves = makeMoves(site, journal.id, wanted, movesOf(journal).length);
  if (moves.length === 0) return;
  assertInPlace(site, moves);
  keepSafe(tx, () => {
    for (const bytes of contents) putObject(site.room, bytes);
    addEntries(backup.entries, wanted);
    writePending(site.room, backup);
    journal.steps.push(moves);
    writeJournal(site.room, journal);
  });
  performMoves(site, moves);
}

/** Runs the part that writes only our own state; its failure means that nothing may be applied. */
export function keepSafe(tx: Transaction, work: () => void): void {
  try {
    work();
  } catch (cause) {
    if (!fileErrorCode(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HealError({
      code: 'backup-failed',
      what: 'Not applied',
      why: `the backup cannot be written (${reason})`,
      next: `Nothing was changed. Make ${tx.site.room.folder} writable and free some space, or set HEAL_HOOKS_HOME.`,
      cause,
    });
  }
}

/** After the commit mark: what was set aside goes for good. Doing it again does nothing more. */
export function finish(site: Site, journal: Journal): void {
  syncFolder(site.files, site.room.folder);
  for (const move of movesOf(journal)) {
    if (move.from.kind === 'tree' || move.to.kind === 'tree') finishTree(site, move);
    else if (setsAside(move)) removeTree(site.files, tempOf(site, move));
  }
  promotePending(site.room, journal.id);
  const restored = journal.restores ? readBackup(site.room, journal.restores) : null;
  if (restored && !restored.restoredAt) writeBackup(site.room, { ...restored, restoredAt: journal.time });
  removeJournal(site.room, site.room.committed);
}

/** The commit mark: from here on the transaction has happened. */
export const commit = ({ site }: Transaction): void => markCommitted(site.room);

/** The clean-up after the commit mark; what fails now, the next start does. */
export function cleanUp({ site, journal }: Transaction): void {
  try {
    finish(site, journal);
  } catch (error) {
    if (!fileErrorCode(error)) throw error;
  }
}

/** Takes everything done so far back. Answers the paths that somebody else changed meanwhile; they and the backup stay. */
export function rollback(site: Site, journal: Journal): string[] {
  const left: string[] = [];
  for (let step = journal.steps.at(-1); step; step = journal.steps.at(-1)) {
    assertInPlace(site, step);
    left.push(...undoMoves(site, step));
    journal.steps.pop();
    if (journal.steps.length > 0) writeJournal(site.room, journal); // an undone step must not be undone again after the ones before it
  }
  if (left.length > 0) promotePending(site.room, journal.id);
  else removePending(site.room, journal.id);
  if (readJournal(site.room, site.room.journal)) removeJournal(site.room, site.room.journal);
  return left;
}
