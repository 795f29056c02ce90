import type { AttemptRecord, EventRecord, JournalRecord, RunRecord } from './records.ts';

/** How often a pattern was seen. */
export interface Occurrence {
  pattern: string;
  occurrences: number;
  /** UTC milliseconds. */
  lastSeen: number;
}

/** What history knows about one failure in one project, for the sentence that the agent reads. */
export interface FingerprintHistory {
  fingerprint: string;
  seen: number;
  firstSeen: number;
  lastSeen: number;
  attempts: AttemptRecord[];
}

export interface EventFilter {
  project?: string;
  session?: string;
  outcome?: 'failed' | 'masked' | 'succeeded';
  fingerprint?: string;
  pattern?: string;
  since?: number;
  limit?: number;
}

/**
 * The history of a machine. Async from the first day so that a server database can stand behind it. All writes are upserts by key:
 * taking the same record in twice changes nothing.
 */
export interface History {
  take(records: readonly JournalRecord[]): Promise<void>;
  events(filter?: EventFilter): Promise<EventRecord[]>;
  attempts(filter?: { project?: string; fingerprint?: string; limit?: number }): Promise<AttemptRecord[]>;
  runs(filter?: { project?: string; limit?: number }): Promise<RunRecord[]>;
  occurrences(project?: string): Promise<Occurrence[]>;
  fingerprint(project: string, fingerprint: string): Promise<FingerprintHistory | null>;
  /** Deletes everything, or what belongs to one project; answers how many events went. */
  clear(project?: string): Promise<number>;
  /** Applies the retention limits; answers how many events went. */
  prune(limits: { days: number; events: number }, now: number): Promise<number>;
  close(): Promise<void>;
}
