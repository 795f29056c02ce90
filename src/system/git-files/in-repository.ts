import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Can there be a repository around a folder, one without a work tree included? `false` is certain: git need not be started to hear it.
 * @param folder absolute
 */
export function mayBeInRepository(folder: string): boolean {
  let dir: string;
  try {
    dir = realpathSync(folder);
  } catch {
    return true; // gone, or not ours to see: git's to say
  }
  for (;;) {
    if (existsSync(join(dir, '.git')) || (existsSync(join(dir, 'HEAD')) && existsSync(join(dir, 'objects'))))
      return true;
    if (dirname(dir) === dir) return false;
    dir = dirname(dir);
  }
}
