import { join } from 'node:path';
import { type FileSystem, realFiles } from '../system/file-system.ts';
import type { Env } from '../system/paths.ts';
import type { Retention } from './prune-backups.ts';

/** What a transaction needs to know of the outside. */
export interface World {
  /** Absolute folder of our state (`stateDir(env)`). */
  stateDir: string;
  /** Key of the project (`findProject(cwd).key`). */
  projectKey: string;
  /** The time in UTC milliseconds. */
  now: () => number;
  /** For git and for remedial commands; nothing else reads it. */
  env?: Env;
  /** How long to wait for another transaction of this project, in milliseconds; default 2,000. */
  waitMs?: number;
  /** Ends a running remedial command; the transaction is then taken back. */
  signal?: AbortSignal;
  retention?: Retention;
  /** The file calls; tests put a counting one here. */
  files?: FileSystem;
}

/** Where the files of the transactions of one project are. */
export interface Room {
  files: FileSystem;
  folder: string;
  /** One JSON per backup. */
  backups: string;
  /** File contents by sha-256. */
  objects: string;
  /** Folders that were removed as a whole. */
  trees: string;
  lock: string;
  /** The transaction that is under way; absent between transactions. */
  journal: string;
  /** The same after the commit mark, until the last clean-up is done. */
  committed: string;
  /** Name for the next state file while it is being written; the lock makes it ours. */
  draft: string;
}

/** Names the places; creates nothing. */
export function roomOf(world: World): Room {
  const folder = join(world.stateDir, 'projects', world.projectKey);
  const backups = join(folder, 'backups');
  return {
    files: world.files ?? realFiles,
    folder,
    backups,
    objects: join(backups, 'objects'),
    trees: join(backups, 'trees'),
    lock: join(folder, 'transaction-lock'),
    journal: join(folder, 'transaction.json'),
    committed: join(folder, 'transaction.committed.json'),
    draft: join(folder, 'transaction.draft'),
  };
}
