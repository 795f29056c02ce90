import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderRefused, makeFolder } from '../system/make-folder.ts';
import { type OwnerLock, takeOwnerLock } from '../system/owner-lock.ts';
import type { Database } from './database.ts';
import { isCorruption } from './is-corruption.ts';
import { compilePatiently } from './patient-compiler.ts';
import { MIGRATIONS } from './sql/schema.ts';

/** How long a query waits while another process writes: an intake gives the database back after each segment. */
const PATIENCE_MS = 15_000;
/** How long the database stays open for the next question. Opening costs more than most questions; others wait meanwhile. */
const IDLE_MS = 20;

/** The file was written by a newer heal-hooks; its tables may mean something else. */
class NewerSchema extends Error {
  override name = 'NewerSchema';
}

/** Access to `history.db`: one process at a time, one piece of work at a time. */
export interface DatabaseRoom {
  /**
   * Takes the owner lock, opens the database (brought to the newest schema; a damaged one is kept aside and a fresh one begun) and
   * runs `work`. Soon after the last work the database is closed and the lock given back. Rejects with `OwnerLockBusy` when others
   * keep it too long, and with what `work` throws.
   */
  use<T>(work: (database: Database) => T | Promise<T>): Promise<T>;
  /** What went wrong and was dealt with, for a person to read: kept aside, not writable, … */
  readonly problems: readonly string[];
  /** Waits for work under way, closes and gives the lock back. */
  close(): Promise<void>;
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

/** 1.3 MB of WebAssembly: loaded once, by the first who needs it. */
let driver: Promise<typeof import('./database.ts')> | undefined;

const openMigrated = async (path: string | null): Promise<Database> => {
  driver ??= compilePatiently(() => import('./database.ts'));
  const { openDatabase } = await driver;
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

/** Errors that say that this file, on this machine, now, cannot serve. */
const isUnusable = (error: unknown): boolean =>
  error instanceof NewerSchema ||
  error instanceof FolderRefused ||
  (error instanceof Error &&
    /^(?:EROFS|EACCES|EPERM|ENOTDIR|EEXIST|ENOSPC|EDQUOT|EFBIG|EIO)\b|could not open|unable to open|readonly|disk I\/O/i.test(
      error.message,
    ));

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Prepares access to the history of a state folder; opens nothing yet. Where the file cannot be used, `memoryInstead` decides: a
 * database in memory and a problem, or the error.
 */
export function openDatabaseRoom(stateDir: string, memoryInstead: boolean): DatabaseRoom {
  const path = join(stateDir, 'history.db');
  const problems: string[] = [];
  let inMemory: Database | null = null;
  let open: { database: Database; lock: OwnerLock } | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const replace = (error: unknown): void => {
    const aside = keepAside(path, new Date());
    problems.push(`${path} is damaged (${reason(error)}). It was kept as ${aside} and a new history was begun.`);
  };

  const openOrReplace = async (): Promise<Database> => {
    removeDriverLock(path);
    try {
      return await openMigrated(path);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      replace(error);
      return openMigrated(path);
    }
  };

  const openFile = async (): Promise<Database> => {
    if (open) return open.database;
    makeFolder(stateDir);
    const lock = await takeOwnerLock(`${path}.owner`, PATIENCE_MS);
    try {
      open = { database: await openOrReplace(), lock };
      return open.database;
    } finally {
      if (!open) lock.release();
    }
  };

  const closeFile = (): void => {
    clearTimeout(idle);
    const closing = open;
    open = null;
    try {
      closing?.database.close();
    } finally {
      closing?.lock.release();
    }
  };

  const useFile = async <T>(work: (database: Database) => T | Promise<T>): Promise<T> => {
    clearTimeout(idle);
    try {
      return await work(await openFile());
    } catch (error) {
      if (!open || !isCorruption(error)) throw error;
      open.database.close();
      replace(error);
      open.database = await openMigrated(path);
      return await work(open.database);
    } finally {
      idle = setTimeout(closeFile, IDLE_MS);
    }
  };

  const useFileOrMemory = async <T>(work: (database: Database) => T | Promise<T>): Promise<T> => {
    if (inMemory) return work(inMemory);
    try {
      return await useFile(work);
    } catch (error) {
      if (!memoryInstead || !isUnusable(error)) throw error;
      problems.push(
        `${path} cannot be used (${reason(error)}). History is kept in memory for now and lost with this process.`,
      );
      inMemory = await openMigrated(null);
      return work(inMemory);
    }
  };

  /** One after the other, whatever became of the one before. */
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn;
    return turn;
  };

  return {
    problems,
    use: (work) => enqueue(() => useFileOrMemory(work)),
    close: () =>
      enqueue(async () => {
        closeFile();
        inMemory?.close();
        inMemory = null;
      }),
  };
}
