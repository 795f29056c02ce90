import { dirname } from 'node:path';
import { fileErrorCode, isAbsent } from '../system/file-system.ts';
import { syncFolder } from '../system/write-durably.ts';
import { depthOf, locate, type Move, type Site, setsAside, tempOf } from './move.ts';
import { getObject, ObjectDamaged } from './object-store.ts';
import { type PathState, readState, sameContent, sameState } from './path-state.ts';
import { overwrite, placeStaged, stage } from './place-file.ts';
import { isTornWrite } from './torn-write.ts';
import { placeCopy, undoPlacedTree } from './tree-moves.ts';

const isFileOrLink = (state: PathState): boolean => state.kind === 'file' || state.kind === 'link';

const discard = (site: Site, path: string): void => {
  try {
    site.files.unlinkSync(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
};

/** Bytes of a state, or null when they were not kept. */
const bytesOf = (site: Site, state: PathState): Buffer | null => {
  if (state.kind !== 'file') return null;
  try {
    return getObject(site.room, state.hash);
  } catch (error) {
    if (error instanceof ObjectDamaged) return null;
    throw error;
  }
};

/** True when what is there now is ours to take back: the new state, the old content, or a torn overwrite. */
const isOurs = (site: Site, move: Move, now: PathState, bytes: Buffer | undefined): boolean => {
  if (sameContent(now, move.to) || sameContent(now, move.from)) return true;
  if (!move.inPlace || !bytes) return false;
  const before = bytesOf(site, move.from);
  const after = bytesOf(site, move.to);
  return before !== null && after !== null && isTornWrite(bytes, before, after);
};

/** Takes back a file or link that was put in place. Answers false when somebody else has changed it since. */
function undoPlaced(site: Site, move: Move): boolean {
  const path = locate(site, move.path);
  if (!setsAside(move)) discard(site, tempOf(site, move));
  const { state: now, bytes } = readState(site.files, path);
  const wanted = isFileOrLink(move.from) ? move.from : ({ kind: 'absent' } as const);
  if (sameState(now, wanted)) return true;
  if (wanted.kind === 'absent') {
    if (now.kind !== 'directory' && !sameContent(now, move.to)) return now.kind === 'absent';
    if (isFileOrLink(now)) site.files.unlinkSync(path);
    return true;
  }
  if (!isOurs(site, move, now, bytes)) return false;
  if (wanted.kind === 'file' && now.kind === 'file' && (move.inPlace || sameContent(now, wanted))) {
    if (!sameContent(now, wanted)) overwrite(site, path, wanted);
    site.files.chmodSync(path, wanted.mode);
    return true;
  }
  stage(site, move, wanted);
  placeStaged(site, move, wanted, now.kind !== 'absent');
  return true;
}

const undoRemovalByCommand = (site: Site, move: Move): boolean => {
  if (move.from.kind === 'tree') return placeCopy(site, move);
  discard(site, tempOf(site, move)); // of an undo that was killed
  const now = readState(site.files, locate(site, move.path)).state;
  if (now.kind !== 'absent') return sameState(now, move.from);
  stage(site, move, move.from);
  placeStaged(site, move, move.from, false);
  return true;
};

const undoSetAside = (site: Site, move: Move): boolean => {
  if (move.byCommand) return undoRemovalByCommand(site, move);
  const path = locate(site, move.path);
  const aside = readState(site.files, tempOf(site, move)).state;
  if (aside.kind === 'absent') return true; // never set aside, or back already
  const now = readState(site.files, path).state;
  if (now.kind !== 'absent') return false; // something new stands there: both are kept
  site.files.renameSync(tempOf(site, move), path);
  return true;
};

const undoFolderMade = (site: Site, move: Move): void => {
  try {
    site.files.rmdirSync(locate(site, move.path));
  } catch (error) {
    // somebody else's files are in it, or it was never made
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(fileErrorCode(error) ?? '')) throw error;
  }
};

const undoFolderState = (site: Site, move: Move): void => {
  if (move.from.kind !== 'directory') return;
  const path = locate(site, move.path);
  const now = readState(site.files, path).state;
  if (now.kind === 'absent') site.files.mkdirSync(path, { mode: 0o700 });
  if (now.kind === 'absent' || (now.kind === 'directory' && now.mode !== move.from.mode))
    site.files.chmodSync(path, move.from.mode);
};

/**
 * Takes moves back from whatever point they were stopped at; doing it again changes nothing. Answers the paths that somebody else
 * changed meanwhile: these are left as they are.
 */
export function undoMoves(site: Site, moves: Move[]): string[] {
  const left: string[] = [];
  const outermostFirst = [...moves].sort((a, b) => depthOf(a.path) - depthOf(b.path));
  for (const move of outermostFirst.toReversed()) {
    if (move.to.kind === 'tree') undoPlacedTree(site, move);
    else if (isFileOrLink(move.to) && !undoPlaced(site, move)) left.push(move.path);
    else if (move.to.kind === 'directory' && move.from.kind !== 'directory') undoFolderMade(site, move);
  }
  for (const move of outermostFirst) {
    undoFolderState(site, move);
    if (setsAside(move) && !undoSetAside(site, move)) left.push(move.path);
  }
  for (const folder of new Set(moves.map((move) => dirname(locate(site, move.path))))) {
    if (readState(site.files, folder).state.kind === 'directory') syncFolder(site.files, folder);
  }
  return left;
}
