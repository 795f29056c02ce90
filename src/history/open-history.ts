import { uuidV7 } from '../system/uuid-v7.ts';
import { checkDatabase } from './check-database.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';
import type { DatabaseRoom } from './database-room.ts';
import type { AttemptFilter, DayCount, EventFilter, History, Intake, Occurrence, ProjectFacts } from './port.ts';
import { prune } from './prune.ts';
import { attemptOf, eventOf, runOf } from './read-records.ts';
import * as sql from './sql/statements.ts';
import { writeRecords } from './write-records.ts';

const DEFAULT_LIMIT = 100;

/** A WHERE clause that grows; values are always bound, never written into the text. */
class Where {
  private readonly conditions: string[] = [];
  readonly values: SqlValue[] = [];

  add(condition: string, ...values: SqlValue[]): void {
    this.conditions.push(condition);
    this.values.push(...values);
  }

  equal(column: string, value: string | undefined): void {
    if (value !== undefined) this.add(`${column} = ?`, value);
  }

  /** Row numbers come from the database itself. */
  project(database: Database, column: string, project: string | undefined): void {
    if (project === undefined) return;
    const numbers = projectNumbers(database, project);
    this.add(numbers.length === 0 ? '1 = 0' : `${column} IN (${numbers.join(', ')})`);
  }

  toString(): string {
    return this.conditions.length === 0 ? '' : ` WHERE ${this.conditions.join(' AND ')}`;
  }
}

const projectNumbers = (database: Database, project: string): number[] =>
  database.all(sql.SAME_PROJECT, [project]).map((row) => Number(row.no));

const selectEvents = (database: Database, filter: EventFilter): SqlRow[] => {
  const byFailure = filter.fingerprint !== undefined || filter.pattern !== undefined;
  const where = new Where();
  const time = byFailure ? 'failure.at' : 'event.at';
  where.project(database, byFailure ? 'failure.project' : 'event.project', filter.project);
  where.equal('event.session', filter.session);
  where.equal('event.outcome', filter.outcome);
  if (filter.failures) where.add("event.outcome <> 'succeeded'");
  where.equal('failure.fingerprint', filter.fingerprint);
  where.equal('failure.pattern', filter.pattern);
  if (filter.since !== undefined) where.add(`${time} >= ?`, filter.since);
  const select = byFailure ? sql.SELECT_FAILED_EVENTS : sql.SELECT_EVENTS;
  return database.all(`${select}${where} ORDER BY ${time} DESC LIMIT ?`, [
    ...where.values,
    filter.limit ?? DEFAULT_LIMIT,
  ]);
};

const selectAttempts = (database: Database, filter: AttemptFilter): SqlRow[] => {
  const where = new Where();
  where.project(database, 'attempt.project', filter.project);
  where.equal('attempt.fingerprint', filter.fingerprint);
  where.equal('attempt.pattern', filter.pattern);
  where.equal('attempt.result', filter.result);
  return database.all(`${sql.SELECT_ATTEMPTS}${where} ORDER BY attempt.at DESC LIMIT ?`, [
    ...where.values,
    filter.limit ?? DEFAULT_LIMIT,
  ]);
};

const clear = (database: Database, project: string | undefined): number =>
  database.transaction(() => {
    const where = new Where();
    where.project(database, 'project', project);
    let events = 0;
    for (const table of sql.PROJECT_TABLES) {
      const { changes } = database.run(`DELETE FROM ${table}${where}`);
      if (table === 'event') events = changes;
    }
    return events;
  });

/** Row number of a project key; one that is met for the first time is its own identity until more is known. */
const numberer = (database: Database): ((key: string) => number) => {
  const known = new Map(database.all(sql.ALIASES).map((row) => [String(row.key), Number(row.no)]));
  return (key) => {
    const number = known.get(key) ?? database.run(sql.UPSERT_ALIAS, [key, key, null, null]).rowid;
    known.set(key, number);
    return number;
  };
};

/** The counters of several projects by pattern, most frequent first. */
const sumUp = (rows: readonly SqlRow[]): Occurrence[] => {
  const byPattern = new Map<string, Occurrence>();
  for (const row of rows) {
    const pattern = String(row.pattern);
    const { occurrences, lastSeen } = byPattern.get(pattern) ?? { occurrences: 0, lastSeen: 0 };
    byPattern.set(pattern, {
      pattern,
      occurrences: occurrences + Number(row.occurrences),
      lastSeen: Math.max(lastSeen, Number(row.last_seen)),
    });
  }
  return [...byPattern.values()].sort((a, b) => b.occurrences - a.occurrences || (a.pattern < b.pattern ? -1 : 1));
};

const factsOf = (row: SqlRow): ProjectFacts => ({
  key: String(row.key),
  identity: String(row.identity),
  rootCommit: typeof row.root_commit === 'string' ? row.root_commit : null,
  root: typeof row.root === 'string' ? row.root : null,
});

const historyIn = (room: DatabaseRoom): History & Intake => ({
  take: (records) =>
    room.use((database) => {
      const lines = records.map((r) => ({ n: uuidV7(), r }));
      database.transaction(() => writeRecords(database, lines, numberer(database)));
    }),
  events: (filter = {}) => room.use((database) => selectEvents(database, filter).map(eventOf)),
  attempts: (filter = {}) => room.use((database) => selectAttempts(database, filter).map(attemptOf)),
  runs: (filter = {}) =>
    room.use((database) => {
      const where = new Where();
      where.project(database, 'run.project', filter.project);
      where.equal('run.session', filter.session);
      const values = [...where.values, filter.limit ?? DEFAULT_LIMIT];
      return database.all(`${sql.SELECT_RUNS}${where} ORDER BY run.started_at DESC LIMIT ?`, values).map(runOf);
    }),
  occurrences: (project) =>
    room.use((database) => {
      const where = new Where();
      where.project(database, 'project', project);
      return sumUp(database.all(`${sql.SELECT_OCCURRENCES}${where}`, where.values));
    }),
  fingerprint: (project, fingerprint) =>
    room.use((database) => {
      const row = database.get(sql.SELECT_FINGERPRINT, [fingerprint, project]);
      if (row === null || row.seen === null) return null;
      return {
        fingerprint,
        seen: Number(row.seen),
        firstSeen: Number(row.first_seen),
        lastSeen: Number(row.last_seen),
        attempts: selectAttempts(database, { project, fingerprint }).map(attemptOf),
      };
    }),
  days: (project, limit = DEFAULT_LIMIT) =>
    room.use((database) => {
      const where = new Where();
      where.project(database, 'project', project);
      const rows = database.all(`${sql.SELECT_DAYS}${where} GROUP BY day, outcome ORDER BY day DESC, outcome LIMIT ?`, [
        ...where.values,
        limit,
      ]);
      return rows.map(
        (row): DayCount => ({
          day: String(row.day),
          outcome: String(row.outcome) as DayCount['outcome'],
          events: Number(row.events),
        }),
      );
    }),
  clear: (project) => room.use((database) => clear(database, project)),
  prune: (limits, now) => room.use((database) => prune(database, limits, now)),
  check: (whole = false) => room.use((database) => checkDatabase(database, whole)),
  problems: () => room.problems,
  close: () => room.close(),

  projects: () =>
    room.use((database) => new Map(database.all(sql.ALIASES).map((row) => [String(row.key), factsOf(row)]))),
  offsets: () =>
    room.use(
      (database) => new Map(database.all(sql.SEGMENT_OFFSETS).map((row) => [String(row.name), Number(row.offset)])),
    ),
  takeSegment: ({ name, offset, lines, projects }) =>
    room.use((database) =>
      database.transaction(() => {
        for (const { key, identity, rootCommit, root } of projects)
          database.run(sql.UPSERT_ALIAS, [key, identity, rootCommit, root]);
        database.run(sql.SET_SEGMENT_OFFSET, [name, offset]);
        return writeRecords(database, lines, numberer(database));
      }),
    ),
  forgetSegment: (name) => room.use((database) => void database.run(sql.FORGET_SEGMENT, [name])),
});

/**
 * Opens the history of a state folder. Nothing is opened or created before the first question. A damaged database is kept aside, and
 * where the folder cannot be written history is kept in memory: `problems()` says so. Questions reject with `OwnerLockBusy` when
 * another process writes for more than fifteen seconds. With `memoryInstead: false` questions reject instead of going to memory.
 */
export async function openHistory(
  stateDir: string,
  { memoryInstead = true }: { memoryInstead?: boolean } = {},
): Promise<History & Intake> {
  const { openDatabaseRoom } = await import('./database-room.ts'); // the driver is 1.3 MB: only for who needs it
  return historyIn(openDatabaseRoom(stateDir, memoryInstead));
}
