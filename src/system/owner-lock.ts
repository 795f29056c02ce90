import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';
import { livenessOf, ownProcess, type ProcessIdentity } from './process-identity.ts';

/** A lock that is held. `release` may be called more than once. */
export interface OwnerLock {
  /** True when the one before us died while holding it: what it was doing may be half done. */
  predecessorDied: boolean;
  release(): void;
}

/** Somebody alive holds the lock and kept it for the whole time that we were willing to wait. */
export class OwnerLockBusy extends Error {
  override name = 'OwnerLockBusy';
  readonly owner: number | null;
  constructor(dir: string, owner: number | null) {
    super(`${dir} is held by ${owner === null ? 'another process' : `process ${owner}`}`);
    this.owner = owner;
  }
}

/** A holder on another host or in another container cannot be asked whether it lives; after this long it counts as dead. */
const FOREIGN_PATIENCE_MS = 10 * 60_000;
const DRAFT_LIFETIME_MS = 60_000;
/** Written over the start of a turn's file: no new disk block is needed, so a lock can be given back on a full disk. */
const FREE = 'free';
const TURN = /^\d{10}$/;

/*
 * The lock is a folder of numbered turns; the highest number says who is on. A turn is taken by linking a complete file to the
 * next number (exactly one process can), given back by replacing its content, and never emptied: there is always a highest
 * number, so a process that looked long ago cannot win with a number that is old by now (it looks again after linking).
 */
const turnsIn = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => TURN.test(name))
    .sort();

type Holder = { state: 'free' } | { state: 'held' | 'died'; pid: number | null };

const isIdentity = (value: unknown): value is ProcessIdentity =>
  typeof value === 'object' && value !== null && 'pid' in value && 'host' in value && 'start' in value;

const holderOf = (path: string): Holder => {
  const text = readFileSync(path, 'utf8');
  if (text.startsWith(FREE)) return { state: 'free' };
  const parsed: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return null; // turns are linked complete, so this is disk damage: nobody can be on
    }
  })();
  if (!isIdentity(parsed)) return { state: 'died', pid: null };
  const liveness = livenessOf(parsed);
  const dead =
    liveness === 'dead' || (liveness === 'unknown' && Date.now() - statSync(path).mtimeMs > FOREIGN_PATIENCE_MS);
  return { state: dead ? 'died' : 'held', pid: parsed.pid };
};

/** For files that somebody else may have cleaned away first. */
const unlessGone = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

const remove = (path: string): void => unlessGone(() => unlinkSync(path));

const writeDraft = (dir: string): string => {
  const draft = join(dir, `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify(ownProcess()), { mode: 0o600 });
  return draft;
};

/** A process killed between draft and link leaves its draft. */
const removeOldDrafts = (dir: string): void => {
  for (const name of readdirSync(dir)) {
    if (!name.startsWith('draft-')) continue;
    const path = join(dir, name);
    unlessGone(() => {
      if (Date.now() - statSync(path).mtimeMs > DRAFT_LIFETIME_MS) unlinkSync(path);
    });
  }
};

const giveBack = (path: string): void =>
  unlessGone(() => {
    const fd = openSync(path, 'r+');
    try {
      writeSync(fd, FREE, 0);
    } finally {
      closeSync(fd);
    }
  });

/** One try. Answers the lock, or the holder's pid. Throws only what the file system throws (a read-only folder, a full disk). */
function tryTurn(dir: string): OwnerLock | { busy: number | null } {
  const last = turnsIn(dir).at(-1);
  let predecessorDied = false;
  if (last) {
    let holder: Holder;
    try {
      holder = holderOf(join(dir, last));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { busy: null }; // cleaned away meanwhile: somebody is ahead
      throw error;
    }
    if (holder.state === 'held') return { busy: holder.pid };
    predecessorDied = holder.state === 'died';
  }
  const mine = String(Number(last ?? 0) + 1).padStart(10, '0');
  const draft = writeDraft(dir);
  try {
    linkSync(draft, join(dir, mine));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { busy: null };
    throw error;
  } finally {
    remove(draft);
  }
  const turns = turnsIn(dir);
  if (turns.at(-1) !== mine) {
    remove(join(dir, mine)); // our number was old: somebody else is already further
    return { busy: null };
  }
  for (const old of turns.slice(0, -2)) remove(join(dir, old));
  if (predecessorDied) removeOldDrafts(dir);
  let held = true;
  const release = (): void => {
    if (!held) return;
    held = false;
    giveBack(join(dir, mine));
  };
  return { predecessorDied, release };
}

/** Takes the lock in folder `dir` if it is free or its holder is dead; null when somebody alive has it. Makes the folder. */
export function tryOwnerLock(dir: string): OwnerLock | null {
  makeFolder(dir);
  const turn = tryTurn(dir);
  return 'busy' in turn ? null : turn;
}

/**
 * Takes the lock in folder `dir`, waiting up to `timeoutMs` for a living holder. Throws `OwnerLockBusy` after that, and the
 * file system's own errors at once.
 */
export async function takeOwnerLock(dir: string, timeoutMs: number): Promise<OwnerLock> {
  makeFolder(dir);
  const end = performance.now() + timeoutMs;
  for (let wait = 1; ; wait = Math.min(wait * 1.5, 40)) {
    const turn = tryTurn(dir);
    if (!('busy' in turn)) return turn;
    if (performance.now() > end) throw new OwnerLockBusy(dir, turn.busy);
    await sleep(wait * (0.5 + Math.random()));
  }
}

/** Runs `work` while holding the lock, and gives it back whatever happens. */
export async function withOwnerLock<T>(
  dir: string,
  timeoutMs: number,
  work: (lock: OwnerLock) => T | Promise<T>,
): Promise<T> {
  const lock = await takeOwnerLock(dir, timeoutMs);
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}
