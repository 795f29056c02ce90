import type { Database, SqlValue } from './database.ts';
import type { JournalLine } from './journal.ts';
import type { AttemptRecord, EventRecord, RunRecord } from './records.ts';
import * as sql from './sql/statements.ts';

const orNull = <T extends SqlValue>(value: T | undefined): T | null => value ?? null;
const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** What one batch adds to the counters; written once at its end, because a million single additions would be slow. */
class Counters {
  private readonly patterns = new Map<string, [number, string, number, number]>();
  private readonly fingerprints = new Map<string, [number, string, number, number, number]>();
  private readonly days = new Map<string, [number, string, string, number]>();

  event(event: EventRecord, project: number): void {
    const day = new Date(event.at).toISOString().slice(0, 10);
    const key = `${project} ${day} ${event.outcome}`;
    const row = this.days.get(key) ?? [project, day, event.outcome, 0];
    row[3]++;
    this.days.set(key, row);
    for (const pattern of event.notices ?? []) this.pattern(project, pattern, event.at);
    if (!event.failure) return;
    if (event.failure.pattern !== null) this.pattern(project, event.failure.pattern, event.at);
    this.fingerprint(project, event.failure.fingerprint, event.at);
  }

  private pattern(project: number, pattern: string, at: number): void {
    const key = `${project} ${pattern}`;
    const row = this.patterns.get(key) ?? [project, pattern, 0, at];
    row[2]++;
    row[3] = Math.max(row[3], at);
    this.patterns.set(key, row);
  }

  private fingerprint(project: number, fingerprint: string, at: number): void {
    const key = `${project} ${fingerprint}`;
    const row = this.fingerprints.get(key) ?? [project, fingerprint, 0, at, at];
    row[2]++;
    row[3] = Math.min(row[3], at);
    row[4] = Math.max(row[4], at);
    this.fingerprints.set(key, row);
  }

  write(database: Database): void {
    for (const row of this.patterns.values()) database.run(sql.COUNT_PATTERN, row);
    for (const row of this.fingerprints.values()) database.run(sql.COUNT_FINGERPRINT, row);
    for (const row of this.days.values()) database.run(sql.COUNT_DAY, row);
  }
}

const writeEvent = (database: Database, event: EventRecord, project: number, counters: Counters): boolean => {
  const inserted = database.run(sql.INSERT_EVENT, [
    event.id,
    event.source,
    event.session,
    orNull(event.agent),
    event.tool,
    orNull(event.command),
    event.cwd,
    project,
    event.exitCode,
    event.outcome,
    event.interrupted ? 1 : 0,
    event.at,
    orNull(event.durationMs),
    jsonOrNull(event.edit),
    jsonOrNull(event.notices),
  ]);
  if (inserted.changes === 0) return false; // taken in before: nothing changes, the counters neither
  counters.event(event, project);
  const { failure } = event;
  if (failure)
    database.run(sql.INSERT_FAILURE, [
      inserted.rowid,
      project,
      event.at,
      failure.fingerprint,
      failure.signature,
      failure.pattern,
      failure.category,
      failure.root,
      JSON.stringify(failure.captures),
      failure.text,
    ]);
  return true;
};

const writeAttempt = (database: Database, attempt: AttemptRecord, written: string, project: number): boolean =>
  database.run(sql.UPSERT_ATTEMPT, [
    attempt.id,
    written,
    attempt.eventId,
    attempt.session,
    project,
    attempt.fingerprint,
    attempt.pattern,
    attempt.remedy,
    orNull(attempt.backup),
    attempt.result,
    jsonOrNull(attempt.files),
    orNull(attempt.summary),
    attempt.at,
  ]).changes > 0;

const writeRun = (database: Database, run: RunRecord, written: string, project: number): boolean =>
  database.run(sql.UPSERT_RUN, [
    run.id,
    written,
    run.session,
    orNull(run.agent),
    orNull(run.model),
    project,
    orNull(run.head),
    orNull(run.branch),
    run.startedAt,
    orNull(run.endedAt),
    orNull(run.status),
  ]).changes > 0;

/**
 * Writes records inside the caller's transaction. `projectNumber` answers the row of a project key. Answers how many records were
 * new or changed something; taking the same line in twice changes nothing.
 */
export function writeRecords(
  database: Database,
  lines: readonly JournalLine[],
  projectNumber: (key: string) => number,
): number {
  const counters = new Counters();
  let changed = 0;
  for (const { n, r } of lines) {
    const project = projectNumber(r.project);
    const took =
      r.kind === 'event'
        ? writeEvent(database, r, project, counters)
        : r.kind === 'attempt'
          ? writeAttempt(database, r, n, project)
          : writeRun(database, r, n, project);
    if (took) changed++;
  }
  counters.write(database);
  return changed;
}
