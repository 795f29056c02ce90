import type { EventSource, FileEdit } from '../event/event.ts';
import type { Outcome } from '../failure/failure.ts';
import type { Captures } from '../pattern/pattern.ts';

/** One tool call as history keeps it: successes too (no text), failures with a redacted excerpt. */
export interface EventRecord {
  kind: 'event';
  id: string;
  source: EventSource;
  session: string;
  agent?: string;
  tool: string;
  command?: string;
  cwd: string;
  project: string;
  exitCode: number | null;
  outcome: Outcome;
  interrupted: boolean;
  /** UTC milliseconds. */
  at: number;
  durationMs?: number;
  edit?: FileEdit;
  /** Only for failed and masked outcomes. */
  failure?: {
    fingerprint: string;
    signature: string;
    pattern: string | null;
    category: string;
    root: string;
    captures: Captures;
    /** Redacted excerpt around the key lines, at most 8 kB. */
    text: string;
  };
  /** Notices seen on a success: pattern ids. */
  notices?: string[];
}

export type AttemptResult = 'pending' | 'fixed' | 'advised' | 'unknown' | 'restored' | 'persistent' | 'skipped';

/** Something that was tried against a failure: an applied fix, or advice that was given. Upserted by id. */
export interface AttemptRecord {
  kind: 'attempt';
  id: string;
  eventId: string;
  session: string;
  project: string;
  fingerprint: string;
  pattern: string | null;
  /** Strategy name, `edit`, `playbook:<id>`, … */
  remedy: string;
  /** Backup id when files were changed. */
  backup?: string;
  result: AttemptResult;
  /** Files changed, project-relative. */
  files?: string[];
  summary?: string;
  at: number;
}

/** One session or wrapped command. Upserted by id. */
export interface RunRecord {
  kind: 'run';
  id: string;
  session: string;
  agent?: string;
  model?: string;
  project: string;
  head?: string;
  branch?: string;
  startedAt: number;
  endedAt?: number;
  status?: 'running' | 'ended' | 'failed';
}

/** What is appended to the journal, one JSON object a line. */
export type JournalRecord = EventRecord | AttemptRecord | RunRecord;
