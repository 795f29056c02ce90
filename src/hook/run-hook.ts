import { logFault } from '../history/append-log.ts';
import { stateDir } from '../system/paths.ts';
import { plainOutput } from '../system/plain-output.ts';
import { answerHook } from './answer-hook.ts';
import { hookWorld } from './hook-world.ts';
import { readStdin } from './read-stdin.ts';

/** What is known about a call of the command hook beforehand. */
export interface HookCall {
  /** What stdin held, where it was read already. */
  payload?: string | undefined;
  /** The start of a session may start the standby. */
  standby?: boolean;
}

/**
 * The command hook: payload on stdin, JSON or nothing on stdout, always exit 0. Whatever goes wrong outside `answerHook` is
 * written to our own log and nowhere else.
 * Answers whether there was something to say.
 */
export async function runHook(proc: NodeJS.Process, { payload, standby = false }: HookCall = {}): Promise<boolean> {
  proc.exitCode = 0;
  try {
    const text = payload ?? (await readStdin()).toString('utf8');
    const world = { ...hookWorld(proc.env, proc.cwd()), standby };
    const reply = await answerHook(text, world, (answer) => {
      plainOutput(1, () => proc.stdout).write(JSON.stringify(answer));
    });
    return reply !== null;
  } catch (error) {
    logFault(stateDir(proc.env), 'hook', error);
    return false;
  }
}
