import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { fileErrorCode, isAbsent } from './file-system.ts';

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const isGone = (error: unknown): boolean => isAbsent(error) || fileErrorCode(error) === 'ESRCH';

const runsIn = (pid: string, folders: readonly string[]): boolean => {
  let name: string;
  try {
    name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return false; // it ended while we looked
  }
  if (!/^git(-|$)/.test(name)) return false;
  try {
    const cwd = readlinkSync(`/proc/${pid}/cwd`);
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return folders.some((folder) => isInside(cwd, folder) || words.some((word) => word.includes(folder)));
  } catch (error) {
    return !isGone(error); // a git that we may not look into could be in there
  }
};

/**
 * Ids of the git processes that work in one of the folders (realpaths: work tree and git folder), or that we cannot see into. Null where
 * processes cannot be listed (no `/proc`): nothing is proven then.
 */
export function gitProcessesIn(folders: readonly string[]): number[] | null {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null; // not Linux
  }
  if (!pids.includes(String(process.pid))) return null; // a /proc that does not show us shows nobody
  return pids.filter((pid) => runsIn(pid, folders)).map(Number);
}
