import { logFault } from '../history/append-log.ts';
import { type Env, stateDir } from '../system/paths.ts';

/** Nothing has come for this long: the agent is thinking, and a hook is not kept waiting. */
const IDLE_MS = 20_000;

/**
 * Takes the journal in while nothing else is to do, so that it does not grow over a long session. Call the function after every event.
 * @param env names the state folder
 */
export function idleIntake(env: Env): () => void {
  let timer: NodeJS.Timeout | undefined;
  const takeIn = async (): Promise<void> => {
    const { takeIn } = await import('../take-in.ts');
    const { problems } = await takeIn(env, Date.now());
    for (const problem of problems) logFault(stateDir(env), 'intake', problem);
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void takeIn().catch((error) => logFault(stateDir(env), 'intake', error)), IDLE_MS);
    timer.unref();
  };
}
