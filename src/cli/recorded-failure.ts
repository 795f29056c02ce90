import type { Event } from '../event/event.ts';
import type { EventRecord } from '../history/records.ts';
import { HealError } from '../system/heal-error.ts';
import type { CliContext } from './context.ts';
import { withHistory } from './with-history.ts';

/** Failures that are looked through for an id. */
const DEPTH = 500;

/**
 * A failure of this project from the history: the newest one, or the one whose id begins with `wanted`.
 * @throws HealError when there is none, or more than one
 */
export async function recordedFailure(
  wanted: string,
  context: CliContext,
): Promise<EventRecord & { failure: NonNullable<EventRecord['failure']> }> {
  const limit = wanted === 'last' ? 1 : DEPTH;
  const events = await withHistory(context, (history) =>
    history.events({ project: context.project.key, failures: true, limit }),
  );
  const found = wanted === 'last' ? events : events.filter(({ id }) => id.startsWith(wanted));
  const [event] = found;
  const next = `What was recorded: ${context.program} history`;
  if (!event?.failure) {
    const why = wanted === 'last' ? 'no failure is recorded in this project' : `no failure here has the id ${wanted}`;
    throw new HealError({ code: 'no-failure', what: 'Nothing to fix', why, next });
  }
  if (found.length > 1)
    throw new HealError({
      code: 'no-failure',
      what: 'Nothing to fix',
      why: `${wanted} begins ${found.length} ids`,
      next,
    });
  return { ...event, failure: event.failure };
}

/** The recorded failure as an event again; its output is the excerpt that history kept. */
export const eventOfRecord = (record: EventRecord & { failure: NonNullable<EventRecord['failure']> }): Event => ({
  id: record.id,
  source: record.source,
  session: record.session,
  tool: record.tool,
  ...(record.command === undefined ? {} : { command: record.command }),
  cwd: record.cwd,
  project: record.project,
  exitCode: record.exitCode,
  output: record.failure.text,
  interrupted: false,
  startedAt: record.at,
});
