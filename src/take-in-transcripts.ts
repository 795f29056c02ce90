import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { commandMatches } from './config/command-matches.ts';
import type { Config } from './config/schema.ts';
import { type HookReading, readHookPayload } from './event/read-hook-payload.ts';
import { readTranscript } from './event/read-transcript.ts';
import { commandShape } from './failure/command-shape.ts';
import { diagnoseEvent } from './heal.ts';
import { eventRecord } from './history/event-record.ts';
import { appendJournal } from './history/journal.ts';
import { openHistory } from './history/open-history.ts';
import type { History } from './history/port.ts';
import type { EventRecord } from './history/records.ts';
import type { Knowledge } from './knowledge.ts';
import { loadKnowledge } from './knowledge.ts';
import { notePass } from './learning/guards/note-pass.ts';
import { isAbsent, realFiles } from './system/file-system.ts';
import { makeFolder } from './system/make-folder.ts';
import { type Env, projectStateDir, stateDir } from './system/paths.ts';
import { findProject, type Project } from './system/project.ts';
import { uuidV7 } from './system/uuid-v7.ts';
import { writeDurably } from './system/write-durably.ts';

/** Who begins a session, and where the client keeps its account of it. */
export interface TranscriptPlace {
  /** The transcript of the session that begins; those of earlier ones lie beside it. */
  transcript: string;
  session: string;
  project: Project;
  config: Config;
}

/** A session that wrote so recently may still be at work, and its hooks with it. */
const QUIET_MS = 120_000;
const RECENT_MS = 14 * 24 * 3_600_000;
const MAX_SESSIONS = 20;
/** The end of a long transcript is enough: what happened before was read when it was the end. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Takes in what the transcripts of earlier sessions hold and no hook delivered: tool calls, each once, and what passing runs printed. Only of
 * sessions that the history knows. Before the journal is taken in. Throws file system errors; answers how many events were new.
 * @param now UTC milliseconds
 */
export async function takeInTranscripts(place: TranscriptPlace, env: Env, now: number): Promise<number> {
  const { transcript, session, project, config } = place;
  if (!config.learning.store_new_patterns || basename(transcript) !== `${session}.jsonl`) return 0;
  const state = projectStateDir(env, project.key);
  const read = readSizes(state);
  const fresh = transcriptsIn(dirname(transcript), now).filter(
    (one) => one.session !== session && read[one.session] !== one.size,
  );
  if (fresh.length === 0) return 0;
  const history = await openHistory(stateDir(env), { memoryInstead: false });
  let taken = 0;
  try {
    const knowledge = await loadKnowledge(project, env);
    for (const one of fresh.slice(0, MAX_SESSIONS)) {
      const known = await knownCalls(history, one.session);
      if (known.size === 0) continue;
      const records = await missedIn(one.path, known, { project, config, knowledge, env });
      appendJournal(stateDir(env), records);
      taken += records.length;
      read[one.session] = one.size;
    }
  } finally {
    await history.close();
  }
  writeSizes(state, read, fresh.length);
  return taken;
}

interface Transcript {
  path: string;
  session: string;
  size: number;
  at: number;
}

/** Newest first, without those that are still written. */
function transcriptsIn(folder: string, now: number): Transcript[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // the client keeps none here
  }
  return names
    .filter((name) => /^[\w-]{1,80}\.jsonl$/.test(name))
    .flatMap((name) => {
      const stat = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!stat?.isFile()) return [];
      return [
        { path: join(folder, name), session: name.slice(0, -'.jsonl'.length), size: stat.size, at: stat.mtimeMs },
      ];
    })
    .filter(({ at }) => now - at > QUIET_MS && now - at < RECENT_MS)
    .sort((a, b) => b.at - a.at);
}

/** Ids of the calls of a session that the history has; empty when it does not know the session. */
async function knownCalls(history: History, session: string): Promise<Set<string>> {
  const events = await history.events({ session, limit: 10_000 });
  const runs = events.length > 0 ? [] : await history.runs({ session, limit: 1 });
  return new Set([...events.map(({ id }) => id), ...runs.map(({ id }) => id)]);
}

interface Readers {
  project: Project;
  config: Config;
  knowledge: Knowledge;
  env: Env;
}

async function missedIn(path: string, known: ReadonlySet<string>, readers: Readers): Promise<EventRecord[]> {
  const { project, config, knowledge, env } = readers;
  const records: EventRecord[] = [];
  for (const { payload, at } of readTranscript(endOf(path))) {
    const reading = readHookPayload(payload, {
      cwd: project.root,
      projectOf: (cwd) => findProject(cwd).key,
      now: at,
      newId: uuidV7,
      source: 'transcript',
    });
    if (!('event' in reading) || reading.event.project !== project.key) continue;
    const { event } = reading;
    notePassOf(reading, env);
    if (known.has(event.id)) continue;
    const plain = reading.kind !== 'command' || event.background || event.command === undefined;
    const ignored = plain || (await commandMatches(event.command ?? '', config.ignore.commands));
    records.push(eventRecord(event, ignored ? null : await diagnoseEvent(event, knowledge), at));
  }
  return records;
}

/** What a passing run printed, also of calls that are known: the shell entry keeps no output. */
function notePassOf(reading: HookReading, env: Env): void {
  if (reading.kind !== 'command' || reading.event.exitCode !== 0 || reading.event.command === undefined) return;
  const { event } = reading;
  const shape = commandShape(event.command);
  if (shape.readOnly || shape.hidden.length > 0) return;
  const lines = event.output.split(/\r?\n/);
  notePass(projectStateDir(env, event.project), { at: event.startedAt ?? 0, family: shape.family, lines });
}

function endOf(path: string): string {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, MAX_BYTES));
    const length = readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(fd);
  }
}

/** Sizes of the transcripts as they were read, by session. */
const sizesPath = (projectState: string): string => join(projectState, 'transcripts.json');

function readSizes(projectState: string): Record<string, number> {
  try {
    const value: unknown = JSON.parse(readFileSync(sizesPath(projectState), 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, size]) => typeof size === 'number'));
  } catch (error) {
    if (error instanceof SyntaxError || isAbsent(error)) return {};
    throw error;
  }
}

/** Sessions that are remembered to have been read. */
const REMEMBERED = 200;

function writeSizes(projectState: string, sizes: Readonly<Record<string, number>>, fresh: number): void {
  const kept = Object.fromEntries(Object.entries(sizes).slice(-Math.max(REMEMBERED, fresh)));
  makeFolder(projectState);
  const path = sizesPath(projectState);
  writeDurably(realFiles, path, `${path}.${process.pid}`, Buffer.from(JSON.stringify(kept)));
}
