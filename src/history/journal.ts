import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { uuidTime, uuidV7 } from '../system/uuid-v7.ts';
import { appendAtomically } from './append-line.ts';
import type { JournalRecord } from './records.ts';
import { redactRecord } from './redact-record.ts';

/** A segment is closed when it has grown to this many bytes, or when it is taken in. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** Closed segments that nobody took in; beyond this the oldest goes, so that a machine without a reader is not filled up. */
const MAX_SEGMENTS = 64;

export const journalDir = (stateDir: string): string => join(stateDir, 'journal');
export const openSegment = (stateDir: string): string => join(journalDir(stateDir), 'open.jsonl');

/** Names of the closed segments, oldest first. A name is the UUIDv7 of the closing. */
export function closedSegments(stateDir: string): string[] {
  return readdirSync(journalDir(stateDir))
    .filter((name) => name.endsWith('.jsonl') && uuidTime(name.slice(0, -6)) !== null)
    .sort();
}

/** Closes the open segment by renaming it; writers then begin a new one. Nothing happens when there is none. */
export function closeSegment(stateDir: string): void {
  try {
    renameSync(openSegment(stateDir), join(journalDir(stateDir), `${uuidV7()}.jsonl`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** One journal line: `n` orders the states of one record (newer wins), `r` is the record. */
export interface JournalLine {
  n: string;
  r: JournalRecord;
}

/**
 * Appends records, secrets redacted, by one atomic write: no database, no waiting, safe in any number of processes. Each line
 * stands between line ends of its own, so that the torn line of a crash spoils only itself.
 * Throws the file system's errors (the caller writes them to the fault log and goes on).
 */
export function appendJournal(stateDir: string, records: readonly JournalRecord[]): void {
  if (records.length === 0) return;
  const lines = records.map((record) => JSON.stringify({ n: uuidV7(), r: redactRecord(record) } satisfies JournalLine));
  const size = appendAtomically(openSegment(stateDir), `\n${lines.join('\n')}\n`);
  if (size < SEGMENT_BYTES) return;
  closeSegment(stateDir);
  for (const name of closedSegments(stateDir).slice(0, -MAX_SEGMENTS))
    rmSync(join(journalDir(stateDir), name), { force: true });
}
