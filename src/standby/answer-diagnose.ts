import { run } from '../cli/commands/diagnose.ts';
import { surroundings, type TextContext } from '../cli/context.ts';
import type { DiagnoseAnswer, DiagnoseRequest, Place } from '../cli/diagnose-request.ts';
import { sayFault } from '../cli/say-fault.ts';
import { knowledgeOnce } from '../knowledge-once.ts';
import type { Env } from '../system/paths.ts';
import type { TextOutput } from '../system/plain-output.ts';

/** Does a call of `diagnose` for a command line that waits: what it would have printed, and its exit status. Never throws. */
export async function answerDiagnose(request: DiagnoseRequest, env: Env, cwd: string): Promise<DiagnoseAnswer> {
  const said: DiagnoseAnswer['said'] = [];
  const output = (fd: 1 | 2, { isTTY = false, columns = 0 }: Place): TextOutput => ({
    ...(isTTY && { isTTY, columns }),
    write: (text) => said.push([fd, text]),
  });
  const [stdout, stderr] = [output(1, request.stdout), output(2, request.stderr)];
  const context: TextContext = {
    ...surroundings(env, cwd, stdout, stderr),
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield request.input;
      },
    },
    stdout,
    stderr,
    knowledge: knowledgeOnce(env),
  };
  try {
    return { status: await run(context, { args: ['-'], options: request.options }), said };
  } catch (error) {
    return { status: sayFault(error, context), said };
  }
}
