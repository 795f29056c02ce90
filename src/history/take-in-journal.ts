import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OwnerLockBusy, tryOwnerLock } from '../system/owner-lock.ts';
import type { Env } from '../system/paths.ts';
import { uuidTime } from '../system/uuid-v7.ts';
import { expireClaims } from './claim-event.ts';
import { appendJournal, closedSegments, closeSegment, type JournalLine, journalDir } from './journal.ts';
import { openHistory } from './open-history.ts';
import { expirePendingFixes } from './pending-fix.ts';
import type { Intake, ProjectFacts, RetentionLimits } from './port.ts';
import { projectFacts } from './project-facts.ts';
import { readSegment } from './read-journal.ts';
import { expireSessions } from './session-memory.ts';
import { takeInSpool } from './take-in-spool.ts';

/** A writer that opened a segment just before it was closed gets this long to finish its line. */
const LATE_WRITER_MS = 60_000;

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

/** Facts about each project of these lines: the folder that an event ran in tells where it is. */
const factsFor = async (
  lines: readonly JournalLine[],
  known: Map<string, ProjectFacts>,
  settled: Set<string>,
  env: Env,
): Promise<ProjectFacts[]> => {
  const fresh: ProjectFacts[] = [];
  for (const { r } of lines) {
    if (settled.has(r.project) || r.kind !== 'event') continue;
    settled.add(r.project);
    fresh.push(await projectFacts(r.project, r.cwd, known.get(r.project) ?? null, env));
  }
  return fresh;
};

/** Answers the paths of the segments that are done with. */
const takeSegments = async (
  stateDir: string,
  history: Intake,
  { env, now }: IntakeOptions,
  result: IntakeResult,
): Promise<string[]> => {
  const done: string[] = [];
  const offsets = await history.offsets();
  const known = await history.projects();
  const settled = new Set<string>();
  for (const name of closedSegments(stateDir)) {
    const path = join(journalDir(stateDir), name);
    const from = offsets.get(name) ?? 0;
    const { lines, offset, unreadable } = readSegment(path, from);
    if (offset > from) {
      const projects = await factsFor(lines, known, settled, env);
      result.taken += await history.takeSegment({ name, offset, lines, projects });
      result.unreadable += unreadable;
      for (const { r } of lines) if (!result.projects.includes(r.project)) result.projects.push(r.project);
    }
    const closedAt = uuidTime(name.slice(0, -'.jsonl'.length)) ?? 0;
    if (now - closedAt > LATE_WRITER_MS) done.push(path);
  }
  for (const name of offsets.keys())
    if (!existsSync(join(journalDir(stateDir), name))) await history.forgetSegment(name);
  return done;
};

async function takeIntoHistory(stateDir: string, options: IntakeOptions, result: IntakeResult): Promise<void> {
  const history = await openHistory(stateDir, { memoryInstead: false }); // what is taken in leaves the journal
  let done: string[] = [];
  try {
    done = await takeSegments(stateDir, history, options, result);
    if (options.retention) await history.prune(options.retention, options.now);
  } finally {
    await history.close();
    result.problems.push(...history.problems());
  }
  for (const path of done) rmSync(path, { force: true }); // only now are the rows on disk for certain
}

/**
 * Takes the journal into the history, each record exactly once: under a lease, by segments that are closed first, with the offset
 * recorded in the transaction of its rows. The spool of the shell entry comes first. Killed anywhere, the next call goes on where this one was. Then applies the retention
 * limits and removes expired claims, sessions and pending fixes. Never rejects: what went wrong is in `problems`, and the journal keeps what was not taken in.
 */
export async function takeInJournal(stateDir: string, options: IntakeOptions): Promise<IntakeResult> {
  const result: IntakeResult = { taken: 0, unreadable: 0, busy: false, problems: [], projects: [] };
  try {
    takeInSpool(stateDir);
    if (!existsSync(journalDir(stateDir))) return result;
    const lease = tryOwnerLock(join(stateDir, 'journal.owner'));
    if (!lease) return { ...result, busy: true };
    try {
      appendJournal(stateDir, expirePendingFixes(stateDir, options.now));
      closeSegment(stateDir);
      // A question to the history comes here first, mostly with nothing to take in: then the database is not opened twice.
      if (options.retention || closedSegments(stateDir).length > 0) await takeIntoHistory(stateDir, options, result);
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
