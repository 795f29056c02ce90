import type { Config } from '../config/schema.ts';
import { logFault } from '../history/append-log.ts';
import { isUnsaid, type PendingFix } from '../history/pending-fix.ts';
import type { AttemptRecord, JournalRecord } from '../history/records.ts';
import type { Release } from '../history/unsaid-fix.ts';
import { lateText } from '../report/late-text.ts';
import type { Changed } from '../report/news.ts';
import { programName } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';
import { type HookReply, hookReply } from './hook-reply.ts';
import type { HookWorld } from './hook-world.ts';
import { personNote } from './person-note.ts';
import type { Late } from './take-up-unsaid.ts';

/** What killed hooks left unsaid about this project; almost always nothing, which costs one look at a folder. Never rejects. */
export async function findLate(
  project: Project,
  config: Config,
  world: HookWorld,
  whenSaid: (release: Release) => void,
): Promise<Late | null> {
  const state = stateDir(world.env);
  if (!isUnsaid(state, project.key)) return null;
  try {
    const { takeUpUnsaid } = await import('./take-up-unsaid.ts');
    return await takeUpUnsaid(project, config, world, whenSaid);
  } catch (error) {
    logFault(state, 'take up', error, world.now());
    return null;
  }
}

/**
 * The words about it.
 * @param records what the event itself decided: a fix that it has taken back is told there
 */
export function lateReply(
  { made, restored }: Late,
  hookEventName: string,
  records: readonly JournalRecord[],
  { env }: HookWorld,
  project: Project,
): HookReply | null {
  const results = new Map(
    records
      .filter((record): record is AttemptRecord => record.kind === 'attempt')
      .map(({ id, result }) => [id, result]),
  );
  const changed: Changed[] = made
    .filter(({ attemptId }) => results.get(attemptId) !== 'restored')
    .map((fix) => ({ ...whatOf(fix), confirmed: results.get(fix.attemptId) === 'fixed' }));
  const back = restored.map((fix) => ({ ...whatOf(fix), reason: 'it did not help' }));
  const program = programName(env, project.root);
  return hookReply(hookEventName, lateText(changed, back, program), personNote(program, changed, back));
}

const whatOf = ({ summary, files, backup }: PendingFix) => ({ summary, files, backup });
