import { dirname } from 'node:path';
import { fileErrorCode } from '../system/file-system.ts';
import { writeAll } from '../system/write-durably.ts';
import { locate, type Move, type Site, tempOf } from './move.ts';
import { getObject } from './object-store.ts';
import type { PathState } from './path-state.ts';

const asRoot = (): boolean => process.geteuid?.() === 0;

/** Root's new files belong to whoever owned the old one, or the folder: a healer in a container must not take files away. */
const ownerFor = (site: Site, path: string, state: PathState): [number, number] => {
  if (state.kind === 'file' && state.owner) return state.owner;
  const folder = site.files.lstatSync(dirname(path));
  return [folder.uid, folder.gid];
};

/** Writes the wanted file or link beside its place, complete and synced, under the move's temporary name. */
export function stage(site: Site, move: Move, wanted: PathState): void {
  const { files } = site;
  const temp = tempOf(site, move);
  if (wanted.kind === 'link') {
    files.symlinkSync(wanted.target, temp);
    return;
  }
  if (wanted.kind !== 'file') return;
  const bytes = getObject(site.room, wanted.hash);
  const fd = files.openSync(temp, 'wx', 0o600);
  try {
    writeAll(files, fd, bytes);
    if (asRoot()) files.fchownSync(fd, ...ownerFor(site, locate(site, move.path), wanted));
    files.fchmodSync(fd, wanted.mode);
    files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
}

/** Puts what was staged in its place. A new name is linked, so that a file which appeared meanwhile is not replaced. */
export function placeStaged(site: Site, move: Move, wanted: PathState, occupied: boolean): void {
  const { files } = site;
  const temp = tempOf(site, move);
  const path = locate(site, move.path);
  if (occupied || wanted.kind === 'link') {
    files.renameSync(temp, path);
    return;
  }
  try {
    files.linkSync(temp, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(fileErrorCode(error) ?? '')) throw error;
    files.renameSync(temp, path); // a file system without hard links
    return;
  }
  files.unlinkSync(temp);
}

/** Overwrites a file where it is: its other names, owner and attributes stay. A kill leaves a torn file, which the journal undoes. */
export function overwrite(site: Site, path: string, wanted: PathState & { kind: 'file' }): void {
  const { files } = site;
  const bytes = getObject(site.room, wanted.hash);
  const mode = files.lstatSync(path).mode & 0o7777;
  if (!(mode & 0o200)) files.chmodSync(path, mode | 0o200);
  const fd = files.openSync(path, 'r+');
  try {
    writeAll(files, fd, bytes);
    files.ftruncateSync(fd, bytes.length);
    files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
}
