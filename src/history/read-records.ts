import type { EventSource, FileEdit } from '../event/event.ts';
import type { Outcome } from '../failure/failure.ts';
import type { Captures } from '../pattern/pattern.ts';
import type { SqlRow, SqlValue } from './database.ts';
import type { AttemptRecord, AttemptResult, EventRecord, RunRecord } from './records.ts';

const text = (value: SqlValue | undefined): string => (typeof value === 'string' ? value : String(value ?? ''));
const optionalText = (value: SqlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const optionalNumber = (value: SqlValue | undefined): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);

/** A column that we wrote as JSON ourselves. */
const json = <T>(value: SqlValue | undefined): T | undefined =>
  typeof value === 'string' ? (JSON.parse(value) as T) : undefined;

/** Leaves out what is not there, so that a record reads as it was written. */
const compact = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

/** A row of `SELECT_EVENTS` as the record that was taken in. */
export const eventOf = (row: SqlRow): EventRecord =>
  compact<EventRecord>({
    kind: 'event',
    id: text(row.id),
    source: text(row.source) as EventSource,
    session: text(row.session),
    agent: optionalText(row.agent),
    tool: text(row.tool),
    command: optionalText(row.command),
    cwd: text(row.cwd),
    project: text(row.project),
    exitCode: row.exit_code === null ? null : Number(row.exit_code),
    outcome: text(row.outcome) as Outcome,
    interrupted: row.interrupted === 1,
    at: Number(row.at),
    durationMs: optionalNumber(row.duration_ms),
    edit: json<FileEdit>(row.edit),
    failure:
      typeof row.fingerprint !== 'string'
        ? undefined
        : {
            fingerprint: row.fingerprint,
            signature: text(row.signature),
            pattern: optionalText(row.pattern) ?? null,
            category: text(row.category),
            root: text(row.root),
            captures: json<Captures>(row.captures) ?? {},
            text: text(row.text),
          },
    notices: json<string[]>(row.notices),
  });

/** A row of `SELECT_ATTEMPTS`. */
export const attemptOf = (row: SqlRow): AttemptRecord =>
  compact<AttemptRecord>({
    kind: 'attempt',
    id: text(row.id),
    eventId: text(row.event_id),
    session: text(row.session),
    project: text(row.project_key),
    fingerprint: text(row.fingerprint),
    pattern: optionalText(row.pattern) ?? null,
    remedy: text(row.remedy),
    backup: optionalText(row.backup),
    result: text(row.result) as AttemptResult,
    files: json<string[]>(row.files),
    summary: optionalText(row.summary),
    at: Number(row.at),
  });

/** A row of `SELECT_RUNS`. */
export const runOf = (row: SqlRow): RunRecord =>
  compact<RunRecord>({
    kind: 'run',
    id: text(row.id),
    session: text(row.session),
    agent: optionalText(row.agent),
    model: optionalText(row.model),
    project: text(row.project_key),
    head: optionalText(row.head),
    branch: optionalText(row.branch),
    startedAt: Number(row.started_at),
    endedAt: optionalNumber(row.ended_at),
    status: optionalText(row.status) as RunRecord['status'],
  });
