import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that has a file open. */
export interface Holder {
  pid: number;
  name: string;
}

const openFiles = (pid: string): string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return ''; // closed while we looked
      }
    });
  } catch {
    return []; // ended, or another user's: git's own processes are looked for by name besides
  }
};

const nameOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return 'a process'; // ended in between
  }
};

/** Processes that have the file (absolute realpath) open right now. Null where processes cannot be listed (no `/proc`). */
export function fileHolders(path: string): Holder[] | null {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null; // not Linux
  }
  return pids
    .filter((pid) => Number(pid) !== process.pid && openFiles(pid).includes(path))
    .map((pid) => ({ pid: Number(pid), name: nameOf(pid) }));
}
