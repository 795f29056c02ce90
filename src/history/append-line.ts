import { closeSync, fstatSync, openSync, type Stats, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';

const openForAppend = (path: string): number => {
  try {
    return openSync(path, 'a', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    return openSync(path, 'a', 0o600);
  }
};

const isSameFile = (path: string, open: Stats): boolean => {
  const now = statSync(path, { throwIfNoEntry: false });
  return now !== undefined && now.ino === open.ino && now.dev === open.dev;
};

/**
 * Appends text by one system call, so that lines of parallel processes never mix; makes the folder when it is missing. When the
 * file was renamed away while we wrote, its reader may have been past the end already, so the text is written once more into the
 * new file: readers must know a line that comes twice. Answers the size of the file afterwards, in bytes. Throws the file
 * system's errors, and one of its own when only a part could be written.
 */
export function appendAtomically(path: string, text: string): number {
  const bytes = Buffer.from(text);
  for (let attempt = 1; ; attempt++) {
    const fd = openForAppend(path);
    try {
      const written = writeSync(fd, bytes);
      if (written < bytes.length) throw new Error(`${path}: only ${written} of ${bytes.length} bytes could be written`);
      const open = fstatSync(fd);
      if (isSameFile(path, open) || attempt === 5) return open.size;
    } finally {
      closeSync(fd);
    }
  }
}
