import { openHistory } from '../history/open-history.ts';
import type { History, Intake } from '../history/port.ts';
import { stateDir } from '../system/paths.ts';
import { takeIn } from '../take-in.ts';
import type { CliContext } from './context.ts';

/** Takes the journal in, so that nothing is missing, and hands over the history; what went wrong with either is said on stderr. */
export async function withHistory<T>(context: CliContext, use: (history: History & Intake) => Promise<T>): Promise<T> {
  const state = stateDir(context.env);
  const { problems } = await takeIn(context.env, context.now());
  const history = await openHistory(state);
  try {
    return await use(history);
  } finally {
    for (const problem of new Set([...problems, ...history.problems()]))
      context.stderr.write(`${context.errorStyle.bad('!')} history: ${problem}\n`);
    await history.close();
  }
}
