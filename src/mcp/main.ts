import { logFault } from '../history/append-log.ts';
import { afterwards } from '../hook/afterwards.ts';
import { version } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import { earlyAnswers } from './early-answers.ts';
import { idleIntake } from './idle-intake.ts';
import { serve } from './serve.ts';
import { TOOLS } from './tools/index.ts';
import { warmUp } from './warm-up.ts';

/**
 * The MCP server on stdio. It speaks the few methods that it needs itself: the protocol library takes longer to load than
 * everything else here together, and a hook waits for this start. What a tool needs is loaded at its first call.
 */
export async function main(proc: NodeJS.Process): Promise<void> {
  const onFault = (what: string, error: unknown): void => void logFault(stateDir(proc.env), `mcp ${what}`, error);
  // A server that dies shows an error beside every later tool call: whatever slips through is logged and survived.
  proc.on('uncaughtException', (error) => onFault('uncaught exception', error));
  proc.on('unhandledRejection', (error) => onFault('unhandled rejection', error));
  const work = afterwards();
  const early = earlyAnswers();
  const takeInWhenIdle = idleIntake(proc.env);
  let last = 0;
  const onEvent = (): void => {
    last = Date.now();
    takeInWhenIdle();
  };
  const cwd = proc.env.CLAUDE_PROJECT_DIR || proc.cwd();
  await serve(proc.stdin, proc.stdout, {
    identity: { name: 'heal-hooks', version: version() },
    tools: TOOLS,
    context: { env: proc.env, cwd, now: Date.now, onEvent, afterwards: work, early },
    onFault,
    onListed: () => void warmUp(proc.env, cwd, () => last).catch((error) => onFault('warm-up', error)),
  });
  await early.finish();
  work.finish();
  proc.exit(0);
}

await main(process);
