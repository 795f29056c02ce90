import { openHistory } from './history/open-history.ts';
import type { RetentionLimits } from './history/port.ts';
import { type IntakeResult, takeInJournal } from './history/take-in-journal.ts';
import { type Env, stateDir } from './system/paths.ts';

/**
 * Takes the journal into the history, then lets every project that something came in for learn from it. Never rejects: what went wrong
 * is in `problems`.
 * @param now UTC milliseconds
 */
export async function takeIn(env: Env, now: number, retention?: RetentionLimits): Promise<IntakeResult> {
  const result = await takeInJournal(stateDir(env), { env, now, ...(retention && { retention }) });
  if (result.projects.length === 0) return result;
  try {
    const { learnProject } = await import('./learn-project.ts'); // large, and mostly nothing came in
    const history = await openHistory(stateDir(env), { memoryInstead: false });
    try {
      for (const project of result.projects) await learnProject(project, history, env, now);
    } finally {
      await history.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    result.problems.push(`Nothing was learned from what was taken in (${why}). The next intake tries again.`);
  }
  return result;
}
