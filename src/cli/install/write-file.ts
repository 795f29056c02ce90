import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from '../../system/make-folder.ts';

/** Writes the whole file or nothing, follows a symbolic link, keeps mode and owner; makes the folder where it is missing. */
export function writeFile(path: string, content: string | Buffer): void {
  makeFolder(dirname(path), 0o777);
  writeFileAtomic.sync(path, content);
}
