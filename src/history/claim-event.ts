import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';
import { shortHash } from './short-hash.ts';
import { sweepFolder } from './sweep-folder.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Bytes of a session's claims that are looked at: a second delivery comes within seconds, and this is thousands of events. */
const LOOKED_AT = 256 * 1024;

const claimsDir = (stateDir: string): string => join(stateDir, 'claims');

/**
 * Claims an event for this process, so that it is handled once although a plugin's hook and a settings hook both deliver it.
 * `claimed`: it is ours. `taken`: somebody else has it; stay silent. `unavailable`: the state folder cannot be written, so nobody
 * can know; go on.
 *
 * Everyone appends a line to the session's file by one system call, and the first line of an event has it: a file for each event would cost
 * far more than a line on some file systems.
 */
export function claimEvent(stateDir: string, session: string, id: string): 'claimed' | 'taken' | 'unavailable' {
  const event = shortHash(id);
  const own = `${event} ${process.pid}-${Math.random().toString(36).slice(2)}\n`;
  try {
    const file = openClaims(claimsDir(stateDir), shortHash(session));
    try {
      writeSync(file, own);
      const { size } = fstatSync(file);
      const tail = Buffer.alloc(Math.min(size, LOOKED_AT));
      readSync(file, tail, 0, tail.length, size - tail.length);
      const claims = tail.toString('latin1');
      return claims.startsWith(own, claims.indexOf(event)) ? 'claimed' : 'taken';
    } finally {
      closeSync(file);
    }
  } catch {
    return 'unavailable';
  }
}

const openClaims = (dir: string, name: string): number => {
  const path = join(dir, name);
  try {
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    makeFolder(dir);
    return openSync(path, 'a+', 0o600);
  }
};

/** Removes the claims of sessions that made none for a day: by then no second delivery is under way. */
export const expireClaims = (stateDir: string, now: number): number => sweepFolder(claimsDir(stateDir), DAY_MS, now);
