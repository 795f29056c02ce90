import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../system/paths.ts';
import { uuidTime } from '../system/uuid-v7.ts';
import { closedSegments, type JournalLine, journalDir } from './journal.ts';
import { openHistory } from './open-history.ts';
import type { Intake, ProjectFacts } from './port.ts';
import { projectFacts } from './project-facts.ts';
import { readSegment } from './read-journal.ts';
import type { IntakeOptions, IntakeResult } from './take-in-journal.ts';

/** A writer that opened a segment just before it was closed gets this long to finish its line. */
const LATE_WRITER_MS = 60_000;

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
const takeClosed = async (
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

/**
 * Takes the closed segments into the history and applies the retention limits; what was found goes into `result`. The caller holds the
 * lease of the journal.
 */
export async function takeSegments(stateDir: string, options: IntakeOptions, result: IntakeResult): Promise<void> {
  const history = await openHistory(stateDir, { memoryInstead: false }); // what is taken in leaves the journal
  let done: string[] = [];
  try {
    done = await takeClosed(stateDir, history, options, result);
    if (options.retention) await history.prune(options.retention, options.now);
  } finally {
    await history.close();
    result.problems.push(...history.problems());
  }
  for (const path of done) rmSync(path, { force: true }); // only now are the rows on disk for certain
}
