import { dirname } from 'node:path';
import { type FileSystem, fileErrorCode } from './file-system.ts';

/** Writes all bytes at the start of an open file; one system call may take only a part of them. */
export function writeAll(files: FileSystem, fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += files.writeSync(fd, bytes, done, bytes.length - done, done);
}

/** Makes renames and removals in a folder survive a power cut. Folders cannot be synced everywhere; then nothing is done. */
export function syncFolder(files: FileSystem, path: string): void {
  let fd: number;
  try {
    fd = files.openSync(path, 'r');
  } catch (error) {
    if (['EACCES', 'EPERM', 'EISDIR'].includes(fileErrorCode(error) ?? '')) return; // Windows, or a folder that we may not read
    throw error;
  }
  try {
    files.fsyncSync(fd);
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(fileErrorCode(error) ?? '')) throw error; // this file system has no such thing
  } finally {
    files.closeSync(fd);
  }
}

/**
 * Replaces `path` (one of our own state files) by the bytes: after a kill or a power cut it holds the old content or the new, never
 * a part. `draft` is a file name beside it that nobody else writes. Mode 0600.
 */
export function writeDurably(files: FileSystem, path: string, draft: string, bytes: Uint8Array): void {
  const fd = files.openSync(draft, 'w', 0o600);
  try {
    writeAll(files, fd, bytes);
    files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
  files.renameSync(draft, path);
  syncFolder(files, dirname(path));
}
