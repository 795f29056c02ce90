import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the shell entry leaves plain successes, one small file each; its time is that of the success. */
export const spoolDir = (stateDir: string): string => join(stateDir, 'spool');

/** Names of the files that wait there. */
export const spooled = (stateDir: string): string[] => {
  try {
    return readdirSync(spoolDir(stateDir));
  } catch {
    return []; // no shell entry ever wrote here
  }
};
