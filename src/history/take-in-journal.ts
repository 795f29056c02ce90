import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OwnerLockBusy, tryOwnerLock } from '../system/owner-lock.ts';
import type { Env } from '../system/paths.ts';
import { expireClaims } from './claim-event.ts';
import { appendJournal, closedSegments, closeSegment, journalDir } from './journal.ts';
import { expirePendingFixes } from './pending-fix.ts';
import type { RetentionLimits } from './port.ts';
import { expireSessions } from './session-memory.ts';
import { spooled } from './spool-dir.ts';

export interface IntakeResult {
  /** New or changed records in the history. */
  taken: number;
  /** Journal lines that could not be read: torn by a crash, or not ours. */
  unreadable: number;
  /** True when another process is taking in: nothing to do here. */
  busy: boolean;
  /** What a person should know, already dealt with. */
  problems: string[];
  /** Keys of the projects that something was taken in for. */
  projects: string[];
}

export interface IntakeOptions {
  env: Env;
  /** UTC milliseconds. */
  now: number;
  /** Applied after the intake; without it everything is kept. */
  retention?: RetentionLimits;
}

/**
 * Takes the journal into the history, each record exactly once: under a lease, by segments that are closed first, with the offset
 * recorded in the transaction of its rows. The spool of the shell entry comes first. Killed anywhere, the next call goes on where this one was. Then applies the retention
 * limits and removes expired claims, sessions and pending fixes. Never rejects: what went wrong is in `problems`, and the journal keeps what was not taken in.
 */
export async function takeInJournal(stateDir: string, options: IntakeOptions): Promise<IntakeResult> {
  const result: IntakeResult = { taken: 0, unreadable: 0, busy: false, problems: [], projects: [] };
  try {
    if (spooled(stateDir).length > 0) (await import('./take-in-spool.ts')).takeInSpool(stateDir);
    if (!existsSync(journalDir(stateDir))) return result;
    const lease = tryOwnerLock(join(stateDir, 'journal.owner'));
    if (!lease) return { ...result, busy: true };
    try {
      appendJournal(stateDir, expirePendingFixes(stateDir, options.now));
      closeSegment(stateDir);
      // A question to the history comes here first, mostly with nothing to take in: then neither the code nor the database is needed.
      if (options.retention || closedSegments(stateDir).length > 0) {
        const { takeSegments } = await import('./take-segments.ts');
        await takeSegments(stateDir, options, result);
      }
      expireClaims(stateDir, options.now);
      expireSessions(stateDir, options.now);
    } finally {
      lease.release();
    }
  } catch (error) {
    if (error instanceof OwnerLockBusy) return { ...result, busy: true };
    const why = error instanceof Error ? error.message : String(error);
    result.problems.push(
      `The journal in ${journalDir(stateDir)} was not taken in (${why}). It is kept for the next try.`,
    );
  }
  if (result.unreadable > 0)
    result.problems.push(`${result.unreadable} journal lines could not be read and were left out.`);
  return result;
}
