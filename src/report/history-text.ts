import type { AttemptRecord, AttemptResult, EventRecord } from '../history/records.ts';
import { table } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { ago, plural } from './time-words.ts';

/** What became of an attempt, in a word or two. A result without words is a type error. */
const RESULT_WORDS: Record<AttemptResult, string> = {
  pending: 'fixed, not yet confirmed',
  fixed: 'fixed',
  advised: 'advised',
  unknown: 'outcome unknown',
  restored: 'fix taken back',
  persistent: 'fix did not help',
  skipped: 'not tried',
};

/** Events newest first, with what was tried against each. */
export function historyText(
  events: readonly EventRecord[],
  attempts: readonly AttemptRecord[],
  now: number,
  style: Style,
): string {
  if (events.length === 0) return 'heal-hooks: nothing recorded yet.';
  const tried = new Map<string, AttemptRecord[]>();
  for (const attempt of attempts) tried.set(attempt.eventId, [...(tried.get(attempt.eventId) ?? []), attempt]);
  const rows = events.map((event) => [
    ago(event.at, now),
    outcomeWord(event, style),
    (tried.get(event.id) ?? []).map((attempt) => RESULT_WORDS[attempt.result]).join(', '),
    event.failure?.pattern ? style.key(event.failure.pattern) : (event.failure?.category ?? ''),
    oneLine(event.failure?.root ?? event.command ?? event.edit?.file ?? event.tool, 200),
  ]);
  const failed = events.filter((event) => event.failure !== undefined).length;
  const last = `${plural(events.length, 'event')}, ${plural(failed, 'failure')}.`;
  return `${table(rows, style, ['when', 'outcome', 'then', 'pattern', 'what']).join('\n')}\n\nheal-hooks: ${last}`;
}

const outcomeWord = (event: EventRecord, style: Style): string =>
  event.edit ? 'edited' : event.outcome === 'succeeded' ? style.good('passed') : style.bad(event.outcome);
