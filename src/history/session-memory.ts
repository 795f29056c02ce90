import { join } from 'node:path';
import { uuidV7 } from '../system/uuid-v7.ts';
import { appendAtomically } from './append-line.ts';
import { appendedLines } from './appended-lines.ts';
import { redact } from './redact.ts';
import { shortHash } from './short-hash.ts';
import { sweepFolder } from './sweep-folder.ts';

/** What a failure looks like from the session's point of view. `agent` is the subagent's id, absent for the main one. */
export interface SessionFailure {
  fingerprint: string;
  runKey: string;
  agent?: string;
}

/** One line of the session's file. Short names: it is read on every failure. */
type Line =
  | { t: 'fail'; f: string; k: string; a: string }
  | { t: 'pass'; k: string }
  | { t: 'did'; w: string; a: string }
  | { t: 'said'; f: string; a: string; by: string }
  | { t: 'compact' };

export interface SessionMemory {
  /** Notes one more failure. Answers how often this agent has now seen it without a pass in between, and what was done since the first. */
  noteFailure(failure: SessionFailure): { count: number; tried: string[] };
  /** Notes something done (an edit, a command) while a failure is open; costs one file lookup otherwise. */
  noteAction(what: string, agent?: string): void;
  /** The command passed: its failures are over, and count from one when they come back. */
  notePass(runKey: string): void;
  /** True the first time that it is asked for this fingerprint and agent since the session began or was compacted; in one process only. */
  sayOnce(fingerprint: string, agent?: string): boolean;
  /** The context was compacted: the agent has forgotten what it was told. */
  forgetSaid(): void;
}

const SESSION_LIFETIME_MS = 7 * 24 * 60 * 60_000;
/** Actions are no longer noted in a file of this size; failures still are. */
const ACTION_ROOM = 128 * 1024;
const MAX_TRIED = 12;
const MAX_ACTION = 200;

const sessionsDir = (stateDir: string): string => join(stateDir, 'sessions');

/** Named after the session where its id allows, so that a shell script can see whether there is one. */
const sessionFile = (stateDir: string, session: string): string =>
  join(sessionsDir(stateDir), `${/^[\w-]{1,80}$/.test(session) ? session : shortHash(session)}.jsonl`);

const read = appendedLines<Line>();

/** Distinct, in order, the latest kept. */
const latest = (actions: string[]): string[] => [...new Set(actions)].slice(-MAX_TRIED);

const repeats = (lines: readonly Line[], fingerprint: string, agent: string): { count: number; tried: string[] } => {
  let count = 0;
  let runKey: string | null = null;
  let tried: string[] = [];
  for (const line of lines) {
    if (line.t === 'fail' && line.f === fingerprint && line.a === agent) {
      count++;
      runKey = line.k;
    } else if (line.t === 'pass' && line.k === runKey) {
      count = 0;
      tried = [];
      runKey = null;
    } else if (line.t === 'did' && line.a === agent && count > 0) tried.push(line.w);
  }
  return { count, tried: latest(tried) };
};

const firstToSay = (lines: readonly Line[], fingerprint: string, agent: string): string | null => {
  const forgotten = lines.findLastIndex((line) => line.t === 'compact');
  for (const line of lines.slice(forgotten + 1))
    if (line.t === 'said' && line.f === fingerprint && line.a === agent) return line.by;
  return null;
};

/** Run keys of commands that failed and did not pass since. */
const openFailures = (lines: readonly Line[]): ReadonlySet<string> => {
  const open = new Set<string>();
  for (const line of lines) {
    if (line.t === 'fail') open.add(line.k);
    else if (line.t === 'pass') open.delete(line.k);
  }
  return open;
};

/**
 * What one session remembers between hook calls: a small file that is only ever appended to, so that parallel tool calls lose
 * nothing. `session` is the client's id. Throws file system errors from the noting functions.
 */
export function openSessionMemory(stateDir: string, session: string): SessionMemory {
  const path = sessionFile(stateDir, session);
  const lines = (): readonly Line[] => read(path).lines;
  const note = (line: Line): void => void appendAtomically(path, `${JSON.stringify(line)}\n`);
  return {
    noteFailure({ fingerprint, runKey, agent = '' }) {
      note({ t: 'fail', f: fingerprint, k: shortHash(runKey), a: agent });
      return repeats(lines(), fingerprint, agent);
    },
    noteAction(what, agent = '') {
      const { lines, size } = read(path);
      if (size < ACTION_ROOM && openFailures(lines).size > 0)
        note({ t: 'did', w: redact(what).slice(0, MAX_ACTION), a: agent });
    },
    notePass(runKey) {
      const key = shortHash(runKey);
      if (openFailures(lines()).has(key)) note({ t: 'pass', k: key });
    },
    sayOnce(fingerprint, agent = '') {
      if (firstToSay(lines(), fingerprint, agent) !== null) return false;
      const by = uuidV7();
      note({ t: 'said', f: fingerprint, a: agent, by });
      return firstToSay(lines(), fingerprint, agent) === by; // another process may have been faster
    },
    forgetSaid() {
      if (lines().length > 0) note({ t: 'compact' });
    },
  };
}

/** Removes the memory of sessions that wrote nothing for a week. */
export const expireSessions = (stateDir: string, now: number): number =>
  sweepFolder(sessionsDir(stateDir), SESSION_LIFETIME_MS, now);
