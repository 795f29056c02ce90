import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHookPayload } from '../event/read-hook-payload.ts';
import { findProject } from '../system/project.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import { eventRecord } from './event-record.ts';
import { appendJournal } from './journal.ts';
import type { EventRecord } from './records.ts';

/** Where the shell entry leaves plain successes, one small file each; its time is that of the success. */
export const spoolDir = (stateDir: string): string => join(stateDir, 'spool');

/** Files written to the journal in one go. */
const BATCH = 500;

/**
 * Moves the spool into the journal. A file that is still being written has no line end yet and waits for the next time; taking one in
 * twice after a crash changes nothing, because an event has one id. Throws file system errors; answers how many were moved.
 */
export function takeInSpool(stateDir: string): number {
  let names: string[];
  try {
    names = readdirSync(spoolDir(stateDir));
  } catch {
    return 0; // no shell entry ever wrote here
  }
  let moved = 0;
  for (let from = 0; from < names.length; from += BATCH) {
    const paths = names.slice(from, from + BATCH).map((name) => join(spoolDir(stateDir), name));
    const entries = paths.flatMap((path) => readEntry(path) ?? []);
    appendJournal(
      stateDir,
      entries.flatMap(({ record }) => record ?? []),
    );
    for (const { path } of entries) rmSync(path, { force: true });
    moved += entries.length;
  }
  return moved;
}

/** Null while the file is incomplete; `record` is null for what is no event, which then goes. */
function readEntry(path: string): { path: string; record: EventRecord | null } | null {
  try {
    const text = readFileSync(path, 'utf8');
    if (!text.endsWith('\n')) return null;
    const now = statSync(path).mtimeMs;
    const reading = readHookPayload(parse(text), {
      cwd: '/',
      projectOf: (cwd) => findProject(cwd).key,
      now: Math.round(now),
      newId: uuidV7,
    });
    return { path, record: reading.kind === 'command' ? eventRecord(reading.event, null, now) : null };
  } catch {
    return null; // another process has just moved it
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not ours
  }
};
