import { outliveFileLimit } from '../system/outlive-file-limit.ts';
import { plainOutput } from '../system/plain-output.ts';
import type { Invocation } from './command-spec.ts';
import { run } from './commands/diagnose.ts';
import { surroundings, type TextContext, type TextInput } from './context.ts';
import { forgivePipes } from './forgive-pipes.ts';
import { plainInput } from './plain-input.ts';
import { sayFault } from './say-fault.ts';

/**
 * Runs a call that `quickCall` has read, as `runCli` would; answers the exit status. Never throws.
 * @param stdin what is left to be read there, where somebody began
 */
export async function quickDiagnose(proc: NodeJS.Process, call: Invocation, stdin?: TextInput): Promise<number> {
  outliveFileLimit(proc);
  const stdout = plainOutput(1, () => forgivePipes(proc.stdout));
  const stderr = plainOutput(2, () => forgivePipes(proc.stderr));
  const context: TextContext = {
    ...surroundings(proc.env, proc.cwd(), stdout, stderr),
    stdin: stdin ?? plainInput(() => proc.stdin),
    stdout,
    stderr,
  };
  try {
    return await run(context, call);
  } catch (error) {
    return sayFault(error, context);
  }
}
