import { loadConfig } from './config/load-config.ts';
import { openHistory } from './history/open-history.ts';
import type { History, Intake, RetentionLimits } from './history/port.ts';
import { type IntakeResult, takeInJournal } from './history/take-in-journal.ts';
import { experienceBook } from './learning/experience-book.ts';
import { removeExperience, writeExperience } from './learning/experience-file.ts';
import { observeFixes } from './learning/observe-fixes.ts';
import { type Env, projectStateDir, stateDir } from './system/paths.ts';
import { findProject } from './system/project.ts';

/** Newest events of a project that it learns from; what was not used for so long is forgotten. */
const LEARNED_FROM = 5_000;

/**
 * Takes the journal into the history, then lets every project that something came in for learn from it. Never rejects: what went wrong
 * is in `problems`.
 * @param now UTC milliseconds
 */
export async function takeIn(env: Env, now: number, retention?: RetentionLimits): Promise<IntakeResult> {
  const result = await takeInJournal(stateDir(env), { env, now, ...(retention && { retention }) });
  if (result.projects.length === 0) return result;
  try {
    const history = await openHistory(stateDir(env), { memoryInstead: false });
    try {
      for (const project of result.projects) await learn(project, history, env);
    } finally {
      await history.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    result.problems.push(`Nothing was learned from what was taken in (${why}). The next intake tries again.`);
  }
  return result;
}

/** Writes the book of one project anew. */
async function learn(project: string, history: History & Intake, env: Env): Promise<void> {
  const state = projectStateDir(env, project);
  const root = (await history.projects()).get(project)?.root;
  if (!root) return; // only a session's start is known of it
  const { learning } = (await loadConfig({ root }, env)).config;
  if (!learning.store_new_patterns) return removeExperience(state);
  const events = (await history.events({ project, limit: LEARNED_FROM })).reverse();
  const attempts = await history.attempts({ project, limit: LEARNED_FROM });
  const roots = new Map<string, string>();
  const rootOf = (folder: string): string => {
    const known = roots.get(folder) ?? findProject(folder).root;
    roots.set(folder, known);
    return known;
  };
  const observations = observeFixes(events, attempts, rootOf);
  writeExperience(state, experienceBook(events, observations, learning.min_occurrences_to_save));
}
