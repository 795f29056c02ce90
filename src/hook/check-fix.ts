import { captureRun } from '../capture-run.ts';
import { commandMatches } from '../config/command-matches.ts';
import { readWrappedRun } from '../event/read-wrapped-run.ts';
import { diagnoseEvent } from '../heal.ts';
import type { PendingFix } from '../history/pending-fix.ts';
import { commandWords } from '../remedy/command-words.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import type { Call } from './call.ts';
import { type Settled, settlePending } from './settle-pending.ts';

/**
 * Runs the failed command again, where the user has named it as a check that only reads (`verify.commands`), and lets that decide about the
 * fix: confirmed, taken back, or still waiting. Null when it was not run or did not come to an end.
 */
export async function checkFix(call: Call, fix: PendingFix): Promise<Settled | null> {
  const { event, config, world, knowledge } = call;
  const argv = commandWords(event.command ?? '');
  if (!argv || !(await commandMatches(event.command, config.verify.commands))) return null;
  const run = captureRun({ cwd: event.cwd, env: world.env, stdout: null, stderr: null, stdin: 'ignore' });
  const ended = await run(argv, config.verify.timeoutSeconds * 1000);
  if (ended.timedOut || ended.interrupted) return null;
  const again = readWrappedRun(
    { ...ended, command: event.command ?? '' },
    {
      cwd: event.cwd,
      projectOf: () => event.project,
      now: world.now(),
      newId: uuidV7,
      session: event.session,
    },
  );
  return settlePending({ ...call, event: again, report: await diagnoseEvent(again, knowledge) }, [fix]);
}
