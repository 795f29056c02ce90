// A process that makes one folder and says how it went.
import { FolderRefused, makeFolder } from '../../../src/system/make-folder.ts';

try {
  console.log(makeFolder(process.argv[2] ?? ''));
} catch (error) {
  if (!(error instanceof FolderRefused)) throw error;
  console.log(error.code, error.message);
}
