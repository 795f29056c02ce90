import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendAtomically } from './append-line.ts';
import { shortHash } from './short-hash.ts';

/** A strategy that was taken back so often in a row, against whatever failures, rests for a while in this project. */
const MOST = 5;
const REST_MS = 60 * 60_000;

/** Why a fix of such a strategy is held. */
export const RESTS = 'fixes of this kind were taken back five times in a row here within the hour';

/** Edits and commands that patterns bring along: they share a name and nothing else. */
const UNNAMED = new Set(['edit', 'correct', 'retry', 'start', 'plan']);

const fileOf = (projectState: string, strategy: string): string =>
  join(projectState, 'breaker', `strategy-${shortHash(strategy)}`);

/** Remembers how a strategy did: what works begins anew. `at` in UTC milliseconds. Throws file system errors. */
export function noteStrategy(projectState: string, strategy: string, worked: boolean, at: number): void {
  if (UNNAMED.has(strategy)) return;
  if (worked) rmSync(fileOf(projectState, strategy), { force: true });
  else appendAtomically(fileOf(projectState, strategy), `${at}\n`);
}

/** True while a strategy rests. Survives restarts; one file lookup. */
export function isResting(projectState: string, strategy: string, now: number): boolean {
  if (UNNAMED.has(strategy)) return false;
  try {
    const times = readFileSync(fileOf(projectState, strategy), 'utf8').split('\n').filter(Boolean).map(Number);
    return times.filter((at) => now - at < REST_MS).length >= MOST;
  } catch {
    return false; // it has not failed since it last worked
  }
}
