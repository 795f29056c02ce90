import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Removes the files of a folder that were not written for `maxAgeMs`. A missing folder is an empty one. Answers how many went. */
export function sweepFolder(
  dir: string,
  maxAgeMs: number,
  now: number,
  mayGo: (name: string) => boolean = () => true,
): number {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch {
    return 0; // never used, or not a folder: nothing of ours to sweep
  }
  let swept = 0;
  for (const name of names.filter(mayGo)) {
    const path = join(dir, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || now - stat.mtimeMs <= maxAgeMs) continue;
    rmSync(path, { force: true });
    swept++;
  }
  return swept;
}
