import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendAtomically } from './append-line.ts';
import { shortHash } from './short-hash.ts';

/** What must not be tried again against one failure in one project. */
export interface Trip {
  fingerprint: string;
  /** Strategy name, `edit`, … as in `AttemptRecord.remedy`. */
  remedy: string;
  /** Why: `restored`, `persistent`, … */
  reason: string;
  /** UTC milliseconds. */
  at: number;
}

const breakerFile = (projectState: string, fingerprint: string, remedy: string): string =>
  join(projectState, 'breaker', shortHash(fingerprint, remedy));

/** Remembers that a remedy failed against a fingerprint: it is not applied again in this project. Throws file system errors. */
export function tripBreaker(projectState: string, trip: Trip): void {
  appendAtomically(breakerFile(projectState, trip.fingerprint, trip.remedy), `${JSON.stringify(trip)}\n`);
}

/** True when this remedy failed before against this fingerprint in this project. Survives restarts; one file lookup. */
export const isTripped = (projectState: string, fingerprint: string, remedy: string): boolean =>
  existsSync(breakerFile(projectState, fingerprint, remedy));

/** How often this remedy failed against this fingerprint in this project, and when. */
export function trips(projectState: string, fingerprint: string, remedy: string): Trip[] {
  try {
    return readFileSync(breakerFile(projectState, fingerprint, remedy), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Trip);
  } catch {
    return []; // never tripped, or the file was damaged: `isTripped` still holds
  }
}
