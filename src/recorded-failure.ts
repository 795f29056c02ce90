import type { Event } from './event/event.ts';
import type { History } from './history/port.ts';
import type { EventRecord } from './history/records.ts';
import { HealError } from './system/heal-error.ts';

/** A failed event of the history, with what is kept of its failure. */
export type FailureRecord = EventRecord & { failure: NonNullable<EventRecord['failure']> };

/** Failures that are looked through for an id. */
const DEPTH = 500;

/**
 * A failure of a project from the history: the newest one (`last`), or the one whose id begins with `wanted`.
 * @param project key of the project
 * @param program how heal-hooks is called here, for the way out that an error names
 * @throws HealError when there is none, or more than one
 */
export async function recordedFailure(
  history: History,
  project: string,
  wanted: string,
  program: string,
): Promise<FailureRecord> {
  const limit = wanted === 'last' ? 1 : DEPTH;
  const events = await history.events({ project, failures: true, limit });
  const found = wanted === 'last' ? events : events.filter(({ id }) => id.startsWith(wanted));
  const [event] = found;
  const refuse = (why: string): HealError =>
    new HealError({ code: 'no-failure', what: 'Nothing to fix', why, next: `What was recorded: ${program} history` });
  if (!event?.failure)
    throw refuse(wanted === 'last' ? 'no failure is recorded in this project' : `no failure here has the id ${wanted}`);
  if (found.length > 1) throw refuse(`${wanted} begins ${found.length} ids`);
  return { ...event, failure: event.failure };
}

/** The recorded failure as an event again; its output is the excerpt that history kept. */
export const eventOfRecord = (record: FailureRecord): Event => ({
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
