import { statSync } from 'node:fs';
import driver from 'node-sqlite3-wasm';

export type SqlValue = number | bigint | string | Uint8Array | null;
export type SqlRow = Record<string, SqlValue>;

/** The part of SQLite that history uses. The only file that knows the driver. */
export interface Database {
  /** Runs statements without values, several in one text. */
  script(sql: string): void;
  /** Runs a statement that is prepared once per database; answers how many rows changed and the last row number. */
  run(sql: string, values?: SqlValue[]): { changes: number; rowid: number };
  all(sql: string, values?: SqlValue[]): SqlRow[];
  get(sql: string, values?: SqlValue[]): SqlRow | null;
  /** Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Write-ahead log in exclusive mode, which needs our owner lock around it. Not the classic rollback journal: this driver takes its own
 * `.lock` for that of another writer and therefore never rolls a dead writer's journal back (a kill then leaves a broken file).
 */
const SETTINGS = (isNew: boolean): string => `
  PRAGMA locking_mode = EXCLUSIVE;
  ${isNew ? 'PRAGMA auto_vacuum = INCREMENTAL;' : ''}
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -32768;
  PRAGMA foreign_keys = ON;`;

const finalize = (statement: driver.Statement): void => {
  if (statement.isFinalized) return;
  try {
    statement.finalize();
  } catch {
    // finalizing repeats the error of the last step, which was thrown when it happened
  }
};

/** Opens or creates the file; null opens a database in memory. The caller holds the owner lock of the file. Throws driver errors. */
export function openDatabase(path: string | null): Database {
  const isNew = path !== null && !statSync(path, { throwIfNoEntry: false })?.size;
  const connection = new driver.Database(path ?? ':memory:');
  const prepared = new Map<string, driver.Statement>();
  const close = (): void => {
    for (const statement of prepared.values()) finalize(statement);
    prepared.clear();
    if (connection.isOpen) connection.close();
  };
  const statementOf = (sql: string): driver.Statement => {
    const known = prepared.get(sql);
    if (known && !known.isFinalized) return known; // the driver finalizes a statement that failed
    const statement = connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const database: Database = {
    script: (sql) => connection.exec(sql),
    run: (sql, values = []) => {
      const { changes, lastInsertRowid } = statementOf(sql).run(values);
      return { changes, rowid: Number(lastInsertRowid) };
    },
    all: (sql, values = []) => statementOf(sql).all(values) as SqlRow[],
    get: (sql, values = []) => statementOf(sql).get(values) as SqlRow | null,
    transaction: (work) => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close,
  };
  try {
    if (path !== null) connection.exec(SETTINGS(isNew));
  } catch (error) {
    close();
    throw error;
  }
  return database;
}
