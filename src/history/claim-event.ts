import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';
import { shortHash } from './short-hash.ts';
import { sweepFolder } from './sweep-folder.ts';

const DAY_MS = 24 * 60 * 60_000;

const claimsDir = (stateDir: string): string => join(stateDir, 'claims');

/**
 * Claims an event for this process, so that it is handled once although a plugin's hook and a settings hook both deliver it.
 * `claimed`: it is ours. `taken`: somebody else has it; stay silent. `unavailable`: the state folder cannot be written, so nobody
 * can know; go on.
 */
export function claimEvent(stateDir: string, id: string): 'claimed' | 'taken' | 'unavailable' {
  const dir = claimsDir(stateDir);
  const path = join(dir, shortHash(id));
  try {
    try {
      closeSync(openSync(path, 'wx', 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      makeFolder(dir);
      closeSync(openSync(path, 'wx', 0o600));
    }
    return 'claimed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'taken' : 'unavailable';
  }
}

/** Removes claims older than a day: by then no second delivery is under way. */
export const expireClaims = (stateDir: string, now: number): number => sweepFolder(claimsDir(stateDir), DAY_MS, now);
