import type { Database } from './database.ts';
import type { RetentionLimits } from './port.ts';
import * as sql from './sql/statements.ts';

const DAY_MS = 24 * 60 * 60_000;
/** When the file is too large, this part of the events goes at a time. */
const STEP = 0.1;

const pragma = (database: Database, name: string): number => Number(database.get(`PRAGMA ${name}`)?.[name] ?? 0);

const bytesUsed = (database: Database): number =>
  (pragma(database, 'page_count') - pragma(database, 'freelist_count')) * pragma(database, 'page_size');

const countEvents = (database: Database): number => Number(database.get(sql.COUNT_EVENTS)?.events ?? 0);

/** The time before which events must go so that the newest `keep` stay; null when there are not more. */
const timeToKeep = (database: Database, keep: number): number | null => {
  if (keep === 0) return Number.MAX_SAFE_INTEGER;
  const oldest = database.get(sql.OLDEST_KEPT, [keep - 1]);
  return oldest === null ? null : Number(oldest.at);
};

const deleteBefore = (database: Database, time: number | null): number =>
  time === null
    ? 0
    : database.transaction(() => {
        database.run(sql.DELETE_ATTEMPTS_BEFORE, [time]);
        database.run(sql.DELETE_RUNS_BEFORE, [time]);
        return database.run(sql.DELETE_EVENTS_BEFORE, [time]).changes;
      });

/** Removes what the limits do not keep, oldest first, and gives the space back. Answers how many events went. */
export function prune(database: Database, limits: RetentionLimits, now: number): number {
  let gone = 0;
  if (limits.days !== undefined) gone += deleteBefore(database, now - limits.days * DAY_MS);
  if (limits.events !== undefined) gone += deleteBefore(database, timeToKeep(database, limits.events));
  if (limits.bytes !== undefined) {
    while (bytesUsed(database) > limits.bytes) {
      const events = countEvents(database);
      if (events === 0) break;
      const time = timeToKeep(database, Math.floor(events * (1 - STEP))) as number;
      gone += deleteBefore(database, time) || deleteBefore(database, time + 1); // all of one millisecond: they go together
    }
  }
  if (gone > 0) database.script('PRAGMA incremental_vacuum');
  return gone;
}
