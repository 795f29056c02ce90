import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { OwnerLockBusy, takeOwnerLock } from '../system/owner-lock.ts';
import { type Database, isCorruption, openDatabase } from './database.ts';
import { MIGRATIONS } from './sql/schema.ts';

/** How long a query waits while another process writes: an intake gives the database back after each segment. */
const PATIENCE_MS = 15_000;

/** The file was written by a newer heal-hooks; its tables may mean something else. */
class NewerSchema extends Error {
  override name = 'NewerSchema';
}

/** Access to `history.db`: one process at a time, for one piece of work. */
export interface DatabaseRoom {
  /**
   * Takes the owner lock, opens the database (brought to the newest schema; a damaged one is kept aside and a fresh one begun), runs
   * `work`, closes, gives the lock back. Rejects with `OwnerLockBusy` when others keep it too long, and with what `work` throws.
   */
  use<T>(work: (database: Database) => T | Promise<T>): Promise<T>;
  /** What went wrong and was dealt with, for a person to read: kept aside, not writable, … */
  readonly problems: readonly string[];
  close(): void;
}

const migrate = (database: Database): void => {
  const version = Number(database.get('PRAGMA user_version')?.user_version ?? 0);
  if (version > MIGRATIONS.length)
    throw new NewerSchema(`it has schema ${version}, this heal-hooks knows ${MIGRATIONS.length}`);
  MIGRATIONS.slice(version).forEach((step, index) => {
    database.transaction(() => {
      database.script(step);
      database.script(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
};

const openMigrated = (path: string | null): Database => {
  const database = openDatabase(path);
  try {
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** The driver's own lock is a folder that a kill leaves behind. We hold the owner lock, so whoever made it is dead. */
const removeDriverLock = (path: string): void => {
  if (existsSync(`${path}.lock`)) rmdirSync(`${path}.lock`);
};

/** Moves a damaged database and what belongs to it out of the way; answers the new name. */
const keepAside = (path: string, now: Date): string => {
  const aside = `${path}.corrupt-${now.toISOString().replace(/[:.]/g, '-')}`;
  for (const suffix of ['', '-wal', '-journal'])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  removeDriverLock(path);
  return aside;
};

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Prepares access to the history of a state folder; opens nothing yet. Where the file cannot be used, `memoryInstead` decides: a
 * database in memory and a problem, or the error.
 */
export function openDatabaseRoom(stateDir: string, memoryInstead: boolean): DatabaseRoom {
  const path = join(stateDir, 'history.db');
  const problems: string[] = [];
  let inMemory: Database | null = null;

  const openOrReplace = (): Database => {
    removeDriverLock(path);
    try {
      return openMigrated(path);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      replace(error);
      return openMigrated(path);
    }
  };
  const replace = (error: unknown): void => {
    const aside = keepAside(path, new Date());
    problems.push(`${path} is damaged (${reason(error)}). It was kept as ${aside} and a new history was begun.`);
  };

  const useFile = async <T>(work: (database: Database) => T | Promise<T>): Promise<T> => {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    const lock = await takeOwnerLock(`${path}.owner`, PATIENCE_MS);
    try {
      let database = openOrReplace();
      try {
        return await work(database);
      } catch (error) {
        if (!isCorruption(error)) throw error;
        database.close();
        replace(error);
        database = openMigrated(path);
        return await work(database);
      } finally {
        database.close();
      }
    } finally {
      lock.release();
    }
  };

  const isUnusable = (error: unknown): boolean =>
    error instanceof NewerSchema ||
    (error instanceof Error && /^(?:EROFS|EACCES|EPERM|ENOTDIR|EEXIST|ENOSPC|EDQUOT|EIO)\b/.test(error.message)) ||
    (error instanceof Error && /could not open|unable to open|readonly|disk I\/O/i.test(error.message));

  return {
    problems,
    async use(work) {
      if (inMemory) return work(inMemory);
      try {
        return await useFile(work);
      } catch (error) {
        if (!memoryInstead || error instanceof OwnerLockBusy || !isUnusable(error)) throw error;
        problems.push(
          `${path} cannot be used (${reason(error)}). History is kept in memory for now and lost with this process.`,
        );
        inMemory = openMigrated(null);
        return work(inMemory);
      }
    },
    close() {
      inMemory?.close();
      inMemory = null;
    },
  };
}
