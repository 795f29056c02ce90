import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';
import type { AttemptRecord, AttemptResult } from './records.ts';
import { shortHash } from './short-hash.ts';
import { sweepFolder } from './sweep-folder.ts';

/** A fix that was applied and waits for the next run of the same command to confirm or refute it. */
export interface PendingFix {
  attemptId: string;
  eventId: string;
  session: string;
  project: string;
  /** Normalised command (`commandShape`), whose next run decides. */
  runKey: string;
  fingerprint: string;
  /** Identity of the diagnosis that was fixed (`identityOf`): when it comes back, the fix did not help. */
  problem: string;
  pattern: string | null;
  /** Strategy name, `edit`, … as in `AttemptRecord.remedy`. */
  remedy: string;
  backup: string;
  /** What was changed, for the sentence that reports it. */
  summary: string;
  /** Project-relative. */
  files: string[];
  /** UTC milliseconds. */
  at: number;
}

/** A fix that no run has confirmed or refuted for a day keeps its change, and nobody knows whether it helped. */
const PENDING_LIFETIME_MS = 24 * 60 * 60_000;

/** One folder for all projects: "is anything pending at all" must be answerable by a shell script looking at one folder. */
export const pendingDir = (stateDir: string): string => join(stateDir, 'pending');

/** Names of notes about what was not told yet begin so (`unsaid-fix.ts`). */
export const UNSAID = 'unsaid-';

/** What was not told for so long will never be. */
const UNSAID_LIFETIME_MS = 30 * PENDING_LIFETIME_MS;

const fileName = (fix: Pick<PendingFix, 'project' | 'attemptId'>): string =>
  `${shortHash(fix.project)}-${shortHash(fix.attemptId)}.json`;

/** Where a fix is noted while it waits. */
export const pendingFile = (stateDir: string, fix: PendingFix): string => join(pendingDir(stateDir), fileName(fix));

/** Writes a note about a fix in one piece; `path` lies in `pendingDir`. */
export function writePendingFix(stateDir: string, fix: PendingFix, path: string): void {
  const dir = pendingDir(stateDir);
  makeFolder(dir);
  const draft = join(dir, `.draft-${shortHash(path)}`);
  writeFileSync(draft, JSON.stringify(fix), { mode: 0o600 });
  renameSync(draft, path);
}

/** Notes a fix as waiting for confirmation. Throws the file system's errors: without this note the fix must not be applied. */
export const notePendingFix = (stateDir: string, fix: PendingFix): void =>
  writePendingFix(stateDir, fix, pendingFile(stateDir, fix));

const isPendingFix = (value: unknown): value is PendingFix =>
  typeof value === 'object' &&
  value !== null &&
  ['attemptId', 'project', 'runKey', 'problem', 'fingerprint', 'backup'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );

/** Null when the note is gone or damaged. */
export const readPendingFix = (path: string): PendingFix | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isPendingFix(value) ? value : null;
  } catch {
    return null; // settled meanwhile by another process, or damaged: nothing to confirm
  }
};

const namesIn = (stateDir: string): string[] => {
  try {
    return readdirSync(pendingDir(stateDir));
  } catch {
    return []; // nothing was ever pending
  }
};

/** True when something about this project may have been left unsaid. Costs one look at a folder. */
export const isUnsaid = (stateDir: string, project: string): boolean =>
  namesIn(stateDir).some((name) => name.startsWith(`${UNSAID}${shortHash(project)}-`));

const fixesNamed = (stateDir: string, prefix: string): PendingFix[] =>
  namesIn(stateDir)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.json') && !name.startsWith(UNSAID))
    .flatMap((name) => readPendingFix(join(pendingDir(stateDir), name)) ?? [])
    .sort((a, b) => a.at - b.at);

/** The fixes of a project that wait for confirmation, oldest first; with `runKey` only those that this command decides. */
export const pendingFixes = (stateDir: string, project: string, runKey?: string): PendingFix[] =>
  fixesNamed(stateDir, `${shortHash(project)}-`).filter((fix) => runKey === undefined || fix.runKey === runKey);

/** The fixes of all projects that wait for confirmation, oldest first. */
export const everyPendingFix = (stateDir: string): PendingFix[] => fixesNamed(stateDir, '');

/** Takes a pending fix out for good. True for exactly one of all processes that try: that one writes the attempt. */
export function settlePendingFix(stateDir: string, fix: PendingFix): boolean {
  const path = pendingFile(stateDir, fix);
  const taken = `${path}.${process.pid}.settled`;
  try {
    renameSync(path, taken);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  rmSync(taken, { force: true });
  return true;
}

/** The attempt behind a pending fix, with its result as it is now known. */
export const attemptOf = (fix: PendingFix, result: AttemptResult, at: number): AttemptRecord => ({
  kind: 'attempt',
  id: fix.attemptId,
  eventId: fix.eventId,
  session: fix.session,
  project: fix.project,
  fingerprint: fix.fingerprint,
  pattern: fix.pattern,
  remedy: fix.remedy,
  backup: fix.backup,
  result,
  files: fix.files,
  summary: fix.summary,
  at,
});

/** Takes out the fixes that waited too long, and what killed processes left in the folder. Answers them as attempts without a verdict. */
export function expirePendingFixes(stateDir: string, now: number): AttemptRecord[] {
  const expired = everyPendingFix(stateDir)
    .filter((fix) => now - fix.at > PENDING_LIFETIME_MS)
    .filter((fix) => settlePendingFix(stateDir, fix));
  sweepFolder(pendingDir(stateDir), PENDING_LIFETIME_MS, now, (name) => !name.startsWith(UNSAID));
  sweepFolder(pendingDir(stateDir), UNSAID_LIFETIME_MS, now);
  return expired.map((fix) => attemptOf(fix, 'unknown', fix.at));
}
