import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { livenessOf, ownProcess, type ProcessIdentity } from '../system/process-identity.ts';
import { type PendingFix, pendingDir, pendingFile, readPendingFix, UNSAID, writePendingFix } from './pending-fix.ts';
import { shortHash } from './short-hash.ts';

/*
 * What a process does to the user's files and has not told yet. The note is made before the first byte is changed and goes when the words
 * are out; its name says whose it is, so that the words of a process that was killed between are taken over by exactly one other.
 */

/** `making`: the fix is being made. `deciding`: a run has decided about it, and it may be on its way back. */
export type Unsaid = { kind: 'making' | 'deciding'; fix: PendingFix; path: string };

/** Ends the care of this process for a note: it was told, or there is nothing to tell; else the next process tells it. */
export type Release = (told: boolean) => void;

/** A process of another host or container cannot be asked; after this long its note is free. */
const FOREIGN_PATIENCE_MS = 10 * 60_000;

const NAME = /^(?<about>unsaid-\w+-\w+)\.(?<kind>making|deciding)\.(?<pid>\d+)\.(?<start>\d*)\.(?<host>\w+)\.json$/;

type Owner = Pick<ProcessIdentity, 'pid' | 'start' | 'host'>;

const nameOf = (about: string, kind: Unsaid['kind'], { pid, start, host }: Owner): string =>
  `${about}.${kind}.${pid}.${start ?? ''}.${host}.json`;

const ownName = (about: string, kind: Unsaid['kind']): string => nameOf(about, kind, ownProcess());

/** Stands for a process that lives on but could not tell. */
const NOBODY = 0;

const aboutOf = (fix: PendingFix): string => `${UNSAID}${shortHash(fix.project)}-${shortHash(fix.attemptId)}`;

const releaseOf = (path: string): Release => {
  return (told) => {
    const { about, kind } = NAME.exec(basename(path))?.groups ?? {};
    if (told || !about || !kind) rmSync(path, { force: true });
    else moved(path, join(dirname(path), nameOf(about, kind as Unsaid['kind'], { ...ownProcess(), pid: NOBODY })));
  };
};

/** True for exactly one of all processes that move the same file. */
const moved = (from: string, to: string): boolean => {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Notes that a fix is about to be made. Throws the file system's errors: without this note nothing may be changed. */
export function noteUnsaid(stateDir: string, fix: PendingFix): Release {
  const path = join(pendingDir(stateDir), ownName(aboutOf(fix), 'making'));
  writePendingFix(stateDir, fix, path);
  return releaseOf(path);
}

/** Takes a waiting fix out, to confirm it or to take it back. Null when another process was faster: that one acts. */
export function takePendingFix(stateDir: string, fix: PendingFix): Release | null {
  const path = join(pendingDir(stateDir), ownName(aboutOf(fix), 'deciding'));
  return moved(pendingFile(stateDir, fix), path) ? releaseOf(path) : null;
}

/** What killed processes left unsaid about a project, oldest first. */
export function unsaidFixes(stateDir: string, project: string, now: number): Unsaid[] {
  const dir = pendingDir(stateDir);
  const found: Unsaid[] = [];
  for (const name of readdirSync(dir)) {
    const { kind, pid, start, host } = NAME.exec(name)?.groups ?? {};
    if (!name.startsWith(`${UNSAID}${shortHash(project)}-`) || !host) continue;
    const path = join(dir, name);
    if (!isAbandoned({ pid: Number(pid), start: start || null, host }, path, now)) continue;
    const fix = readPendingFix(path);
    if (fix) found.push({ kind: kind === 'making' ? 'making' : 'deciding', fix, path });
  }
  return found.sort((a, b) => a.fix.at - b.fix.at);
}

function isAbandoned(owner: ProcessIdentity, path: string, now: number): boolean {
  if (owner.pid === NOBODY) return true;
  const liveness = livenessOf(owner);
  if (liveness !== 'unknown') return liveness === 'dead';
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && now - stat.mtimeMs > FOREIGN_PATIENCE_MS;
}

/** Takes over the words of a killed process. Null when another process was faster. */
export function claimUnsaid(stateDir: string, { kind, fix, path }: Unsaid): Release | null {
  const own = join(pendingDir(stateDir), ownName(aboutOf(fix), kind));
  return moved(path, own) ? releaseOf(own) : null;
}

/** The decision of a killed process did not reach the files: the fix waits again. False when another process was faster. */
export const waitAgain = (stateDir: string, { fix, path }: Unsaid): boolean => moved(path, pendingFile(stateDir, fix));
