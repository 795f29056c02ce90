import { join } from 'node:path';
import { confinePath, PathRefused } from '../system/confine-path.ts';
import { HealError } from '../system/heal-error.ts';
import { writePending } from './backup.ts';
import type { Tracking } from './check-change.ts';
import { findTouched, TOUCH_LIMITS } from './find-touched.ts';
import { type Capture, writeJournal } from './journal.ts';
import { makeMoves, type Wanted } from './make-moves.ts';
import type { Site } from './move.ts';
import { ABSENT, type PathState } from './path-state.ts';
import type { Change } from './plan.ts';
import { runRemedyCommand } from './run-remedy-command.ts';
import { touchedChanges } from './touched-changes.ts';
import { addEntries, keepSafe, movesOf, type Transaction } from './transaction.ts';
import { copyAltered, takeRenewed, wholeMatcher } from './whole-folders.ts';
import type { World } from './world.ts';

/** Of what a command made, only small files are stored: enough to merge a later edit with the way back. */
const KEEP_AFTER = { bytes: 256_000, files: 500 };

const UNLIMITED = { files: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/**
 * Turns a capture into moves that are already done, so that they can be taken back like any other. The journal is rewritten once, and
 * the capture is gone from it.
 */
export function settleCapture(tx: Transaction, capture: Capture): void {
  const { site, journal, backup } = tx;
  let kept = 0;
  const before = new Map<string, PathState>(Object.entries(capture.files));
  const isWhole = wholeMatcher(capture.whole ?? []);
  const keep = (size: number): boolean => size <= KEEP_AFTER.bytes && ++kept <= KEEP_AFTER.files;
  const now = findTouched(site, [...capture.touches, ...(capture.whole ?? [])], {
    keep,
    limits: UNLIMITED,
    known: before,
    isWhole,
  });
  const changes = [...copied(capture), ...touchedChanges(before, now)];
  addEntries(backup.entries, changes);
  writePending(site.room, backup);
  const moves = makeMoves(site, journal.id, changes, movesOf(journal).length);
  journal.steps.push(moves.map((move) => ({ ...move, byCommand: true })));
  delete journal.capture;
  writeJournal(site.room, journal);
}

/** A folder that was changed where it is: the copy is what was there. */
const copied = ({ copies = {} }: Capture): Wanted[] =>
  Object.entries(copies).map(([path, stored]) => ({ path, from: { kind: 'tree', stored }, to: ABSENT }));

const folderOf = (tx: Transaction, cwd: string): string => {
  if (cwd === '' || cwd === '.') return tx.site.root;
  try {
    const place = confinePath(tx.site.files, tx.site.root, cwd);
    if (place.kind === 'directory') return join(tx.site.root, place.path);
    throw new PathRefused('no such folder');
  } catch (cause) {
    if (!(cause instanceof PathRefused)) throw cause;
    const why = `${cwd}: ${cause.message}`;
    throw new HealError({ code: 'outside', what: 'Not applied', why, next: 'Nothing was changed.', cause });
  }
};

/** What counts as a whole is in the store already, as a folder. */
function filesBefore(site: Site, globs: readonly string[], isWhole: (path: string) => boolean) {
  const found = findTouched(site, globs, { keep: () => true, limits: TOUCH_LIMITS, isWhole });
  return Object.fromEntries([...found].filter(([path]) => !isWhole(path)));
}

/** Runs a remedial command of a plan. What it may touch is in the store, and the journal says so, before it starts. */
export async function runCommandStep(
  tx: Transaction,
  change: Change & { kind: 'command' },
  world: World,
  tracking: Tracking,
): Promise<void> {
  const { site, journal, backup } = tx;
  const cwd = folderOf(tx, change.cwd);
  const whole = [...(change.renews ?? []), ...(change.alters ?? [])];
  const isWhole = wholeMatcher(whole);
  await takeRenewed(tx, change, tracking);
  const copies = copyAltered(tx, change);
  let capture: Capture = { touches: change.touches, files: {}, whole, copies };
  keepSafe(tx, () => {
    capture = {
      ...capture,
      files: filesBefore(site, [...change.touches, ...whole], isWhole),
    };
    writePending(site.room, backup);
    journal.capture = capture;
    writeJournal(site.room, journal);
  });
  try {
    await runRemedyCommand(change, cwd, world, (child) => {
      capture.child = child;
      writeJournal(site.room, journal);
    });
  } finally {
    settleCapture(tx, capture);
  }
}
