import { dirname, join } from 'node:path';
import { type FileSystem, fileErrorCode, isAbsent } from '../system/file-system.ts';
import { makeFolder, PRIVATE } from '../system/make-folder.ts';
import { syncFolder, writeAll } from '../system/write-durably.ts';
import { locate, type Move, type Site, tempOf } from './move.ts';
import { readState } from './path-state.ts';

const there = (files: FileSystem, path: string): boolean => readKind(files, path) !== 'absent';

const readKind = (files: FileSystem, path: string): 'absent' | 'directory' | 'else' => {
  try {
    return files.lstatSync(path).isDirectory() ? 'directory' : 'else';
  } catch (error) {
    if (isAbsent(error)) return 'absent';
    throw error;
  }
};

/** Removes a folder and all below it; what is already gone is fine. Links are removed, never followed. */
export function removeTree(files: FileSystem, path: string): void {
  const kind = readKind(files, path);
  if (kind === 'absent') return;
  if (kind === 'else') {
    files.unlinkSync(path);
    return;
  }
  if (!(files.lstatSync(path).mode & 0o200)) files.chmodSync(path, 0o700); // read-only folders, as package caches make them
  for (const name of files.readdirSync(path)) removeTree(files, join(path, name));
  files.rmdirSync(path);
}

/** Copies a folder with modes and links; sockets and pipes are left out. */
export function copyTree(files: FileSystem, from: string, to: string): void {
  const { state, bytes } = readState(files, from);
  if (state.kind === 'link') files.symlinkSync(state.target, to);
  if (state.kind === 'file' && bytes) {
    const fd = files.openSync(to, 'wx', 0o600);
    try {
      writeAll(files, fd, bytes);
      files.fchmodSync(fd, state.mode);
      files.fsyncSync(fd);
    } finally {
      files.closeSync(fd);
    }
  }
  if (state.kind === 'directory') {
    files.mkdirSync(to, { mode: 0o700 });
    for (const name of files.readdirSync(from)) copyTree(files, join(from, name), join(to, name));
    files.chmodSync(to, state.mode);
  }
}

const storedPath = (site: Site, name: string): string => join(site.room.trees, name);

/** Moves a folder, by copy where the two places are on different file systems (through `draft`, so that a part never counts as the whole). */
function moveTree(files: FileSystem, from: string, to: string, draft: string): void {
  try {
    files.renameSync(from, to);
    return;
  } catch (error) {
    if (fileErrorCode(error) !== 'EXDEV') throw error;
  }
  removeTree(files, draft);
  copyTree(files, from, draft);
  files.renameSync(draft, to);
  syncFolder(files, dirname(to));
  removeTree(files, from);
}

/** Before the commit mark: takes a folder out of the way, or gets a stored one beside its place. */
export function stageTree(site: Site, move: Move): void {
  const { files } = site;
  if (move.to.kind !== 'tree' || !move.to.stored) return;
  const stored = storedPath(site, move.to.stored);
  const temp = tempOf(site, move);
  try {
    files.renameSync(stored, temp);
  } catch (error) {
    if (fileErrorCode(error) !== 'EXDEV') throw error;
    copyTree(files, stored, temp); // the stored one goes away only after the commit mark
  }
}

/** Puts the copy of a folder back that a command has changed; the copy stays, so that doing it again does nothing more. */
export function placeCopy(site: Site, move: Move): boolean {
  const { files } = site;
  const path = locate(site, move.path);
  const temp = tempOf(site, move);
  if (move.from.kind !== 'tree' || !move.from.stored || there(files, path)) return true;
  removeTree(files, temp);
  copyTree(files, storedPath(site, move.from.stored), temp);
  files.renameSync(temp, path);
  return true;
}

/** Undoes `stageTree` and the rename that followed it. While the stored folder exists, copies of it may go. */
export function undoPlacedTree(site: Site, move: Move): void {
  const { files } = site;
  const path = locate(site, move.path);
  const temp = tempOf(site, move);
  const stored = move.to.kind === 'tree' && move.to.stored ? storedPath(site, move.to.stored) : null;
  if (stored && !there(files, stored)) {
    const placed = there(files, temp) ? temp : path;
    if (there(files, placed)) moveTree(files, placed, stored, `${stored}.draft`);
    return;
  }
  if (there(files, path)) {
    removeTree(files, temp);
    files.renameSync(path, temp); // first out of the way in one step, then removed file by file
  }
  removeTree(files, temp);
}

/** After the commit mark: a folder that was taken away goes into the backup, one that was copied from there leaves it. */
export function finishTree(site: Site, move: Move): void {
  const { files } = site;
  const temp = tempOf(site, move);
  if (move.from.kind === 'tree' && there(files, temp)) {
    const stored = move.from.stored;
    if (!stored) removeTree(files, temp);
    else {
      makeFolder(site.room.trees, PRIVATE, files);
      const target = storedPath(site, stored);
      if (there(files, target))
        removeTree(files, temp); // copied already, killed before the original was gone
      else moveTree(files, temp, target, `${target}.draft`);
    }
  }
  if (move.to.kind === 'tree' && move.to.stored) removeTree(files, storedPath(site, move.to.stored));
}
