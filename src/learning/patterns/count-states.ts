import type { EventRecord } from '../../history/records.ts';
import { readWork } from '../fixes/read-work.ts';

/** A failure, and the state of things in which it happened: the same until something is done in its session. */
export interface FailureInState {
  event: EventRecord;
  failure: NonNullable<EventRecord['failure']>;
  state: string;
}

/**
 * The failures of a project, each with its state. A failure that is only repeated has told nothing new; another session, an edit or a
 * command that did something in between make it another state.
 * @param events oldest first
 */
export function failuresInStates(events: readonly EventRecord[]): FailureInState[] {
  const done = new Map<string, number>();
  const failures: FailureInState[] = [];
  for (const event of events) {
    const { session, failure, outcome } = event;
    const count = done.get(session) ?? 0;
    if (failure && outcome !== 'succeeded') failures.push({ event, failure, state: `${session}\n${count}` });
    else if (event.edit || (event.command !== undefined && readWork(event.command, event.cwd)))
      done.set(session, count + 1);
  }
  return failures;
}
