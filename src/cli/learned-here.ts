import type { History, Intake } from '../history/port.ts';
import { readLearned, writeLearned } from '../learning/patterns/learned-file.ts';
import type { LearnedPattern } from '../learning/patterns/learned-pattern.ts';
import { projectStateDir } from '../system/paths.ts';
import type { CliContext } from './context.ts';
import { findById } from './find-by-id.ts';

const stateOf = ({ env, project }: CliContext): string => projectStateDir(env, project.key);

/** What this project has learned so far. */
export const learnedHere = (context: CliContext): LearnedPattern[] => readLearned(stateOf(context));

/** The learned pattern of that id. @throws HealError when there is none */
export const learnedNamed = (context: CliContext, id: string): LearnedPattern =>
  findById(learnedHere(context), id, 'learned pattern', `${context.program} patterns review --all`);

/** Keeps what a person has changed, and judges everything anew. Answers what became of it. */
export async function keepLearned(
  context: CliContext,
  history: History & Intake,
  patterns: readonly LearnedPattern[],
): Promise<LearnedPattern[]> {
  writeLearned(stateOf(context), patterns);
  const { learnProject } = await import('../learn-project.ts');
  await learnProject(context.project.key, history, context.env, context.now(), context.project.root);
  return learnedHere(context);
}
