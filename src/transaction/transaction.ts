import { HealError } from '../system/heal-error.ts';
import { fileErrorCode } from '../system/file-system.ts';
import { type Backup, type BackupEntry, readBackup, removeBackup, writeBackup } from './backup.ts';
import { type Journal, markCommitted, readJournal, removeJournal, writeJournal } from './journal.ts';
import { makeMoves, type Wanted } from './make-moves.ts';
import { assertInPlace, type Site, setsAside, tempOf } from './move.ts';
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
  const moves = makeMoves(site, journal.id, wanted, journal.moves.length);
  assertInPlace(site, moves);
  keepSafe(tx, () => {
    for (const bytes of contents) putObject(site.room, bytes);
    addEntries(backup.entries, wanted);
    writeBackup(site.room, backup);
    journal.moves.push(...moves);
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
  for (const move of journal.moves) {
    if (move.from.kind === 'tree' || move.to.kind === 'tree') finishTree(site, move);
    else if (setsAside(move)) removeTree(site.files, tempOf(site, move));
  }
  const restored = journal.restores ? readBackup(site.room, journal.restores) : null;
  if (restored && !restored.restoredAt) writeBackup(site.room, { ...restored, restoredAt: journal.time });
  removeJournal(site.room, site.room.committed);
}

/** Makes everything done so far final. */
export function commit(tx: Transaction): void {
  markCommitted(tx.site.room);
  finish(tx.site, tx.journal);
}

/** Takes everything done so far back. Answers the paths that somebody else changed meanwhile; they and the backup stay. */
export function rollback(site: Site, journal: Journal): string[] {
  assertInPlace(site, journal.moves);
  const left = undoMoves(site, journal.moves);
  if (left.length === 0) removeBackup(site.room, journal.id);
  if (readJournal(site.room, site.room.journal)) removeJournal(site.room, site.room.journal);
  return left;
}
