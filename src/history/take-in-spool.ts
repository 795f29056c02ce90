import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../event/event.ts';
import { readHookPayload } from '../event/read-hook-payload.ts';
import { commandShape } from '../failure/command-shape.ts';
import { findProject } from '../system/project.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import { eventRecord } from './event-record.ts';
import { appendJournal } from './journal.ts';
import { noteSuccess } from './note-success.ts';
import { openSessionMemory } from './session-memory.ts';
import { spoolDir, spooled } from './spool-dir.ts';

/** Files written to the journal in one go. */
const BATCH = 500;

interface Entry {
  path: string;
  /** UTC milliseconds. */
  at: number;
  /** Null for what is no event, which then goes. */
  event: Event | null;
}

/**
 * Moves what the shell entry has spooled into the journal and the memory of its session. A file that is still being written has no line
 * end yet and waits for the next time; taking one in twice after a crash changes nothing, because an event has one id.
 * @param session only what belongs to this session
 * @returns how many were moved
 * @throws file system errors
 */
export function takeInSpool(stateDir: string, session?: string): number {
  const all = spooled(stateDir);
  const names = session === undefined ? all : all.filter((name) => name.startsWith(`${session}.`));
  for (let from = 0; from < names.length; from += BATCH) takeIn(stateDir, names.slice(from, from + BATCH));
  return names.length;
}

function takeIn(stateDir: string, names: readonly string[]): void {
  const entries = names.flatMap((name) => readEntry(join(spoolDir(stateDir), name)) ?? []).sort((a, b) => a.at - b.at);
  const events = entries.flatMap(({ event, at }) => (event ? [{ event, at }] : []));
  appendJournal(
    stateDir,
    events.map(({ event, at }) => eventRecord(event, null, at)),
  );
  for (const { event } of events) {
    const memory = openSessionMemory(stateDir, event.session);
    noteSuccess(memory, event, commandShape(event.command), findProject(event.cwd).root);
  }
  for (const { path } of entries) rmSync(path, { force: true });
}

/** Null while the file is incomplete. */
function readEntry(path: string): Entry | null {
  try {
    const text = readFileSync(path, 'utf8');
    if (!text.endsWith('\n')) return null;
    const at = statSync(path).mtimeMs;
    const reading = readHookPayload(parse(text), {
      cwd: '/',
      projectOf: (cwd) => findProject(cwd).key,
      now: Math.round(at),
      newId: uuidV7,
    });
    return { path, at, event: reading.kind === 'command' ? reading.event : null };
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
