import { dirname } from 'node:path';
import { type FileSystem, fileErrorCode, realFiles } from './file-system.ts';

/** Mode of the folders of our own state: nobody else's business. */
export const PRIVATE = 0o700;

/** A folder that cannot be made; `code` is the system's reason, `ENOTDIR` where something else has the name. */
export class FolderRefused extends Error {
  override name = 'FolderRefused';
  readonly syscall = 'mkdir';
  readonly code: string;
  constructor(
    readonly path: string,
    reason: string,
    cause: unknown,
  ) {
    super(`the folder ${path} cannot be made: ${reason}`, { cause });
    const code = fileErrorCode(cause) ?? 'EIO';
    this.code = code === 'EEXIST' ? 'ENOTDIR' : code; // to those who ask, EEXIST says that all is well
  }
}

/**
 * Makes a folder and those above it, one after the other. Answers whether it was missing. Throws `FolderRefused`, also where a folder above
 * exists but takes no new ones: node's own recursive call asks again and again there and never comes back (Node 20, below /proc).
 * @param mode of every folder that is made
 */
export function makeFolder(path: string, mode = PRIVATE, files: FileSystem = realFiles): boolean {
  if (isFolder(files, path)) return false;
  const above = dirname(path);
  try {
    files.mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT' || above === path) return unlessMade(files, path, error);
  }
  makeFolder(above, mode, files);
  try {
    files.mkdirSync(path, { mode });
    return true;
  } catch (error) {
    return unlessMade(files, path, error);
  }
}

/** Another process may have been faster. */
function unlessMade(files: FileSystem, path: string, error: unknown): false {
  if (isFolder(files, path)) return false;
  throw new FolderRefused(path, reasonOf(error, path), error);
}

function reasonOf(error: unknown, path: string): string {
  switch (fileErrorCode(error)) {
    case 'ENOENT':
      return `${dirname(path)} takes no folders`;
    case 'EEXIST':
      return 'something else has this name';
    case 'ENOTDIR':
      return 'something above it is no folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function isFolder(files: FileSystem, path: string): boolean {
  try {
    return files.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false; // below a file, behind a locked folder, a circle of links: making it says what is wrong
  }
}
