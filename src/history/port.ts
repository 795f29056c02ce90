import type { Outcome } from '../failure/failure.ts';
import type { JournalLine } from './journal.ts';
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
  /** Newest first. */
  attempts: AttemptRecord[];
}

/** How many events of one outcome there were on one day. */
export interface DayCount {
  /** UTC day, `2026-11-20`. */
  day: string;
  outcome: Outcome;
  events: number;
}

/** `project` is always the key of a project (`system/project.ts`), or its identity; clones of one repository count as one project. */
export interface EventFilter {
  project?: string;
  session?: string;
  outcome?: Outcome;
  /** Only what did not succeed: failed and masked. */
  failures?: boolean;
  fingerprint?: string;
  pattern?: string;
  /** UTC milliseconds, inclusive. */
  since?: number;
  /** Default 100. */
  limit?: number;
}

export interface AttemptFilter {
  project?: string;
  fingerprint?: string;
  pattern?: string;
  result?: AttemptRecord['result'];
  limit?: number;
}

/** What a check has found. */
export interface Soundness {
  /** In words; empty when it is sound. */
  damage: string[];
  /** Was everything read? */
  whole: boolean;
}

/** What to keep. A limit that is absent does not count; 0 keeps nothing. */
export interface RetentionLimits {
  days?: number;
  events?: number;
  /** Size of the database file. */
  bytes?: number;
}

/** What is known about a project, beyond the key that events carry. */
export interface ProjectFacts {
  key: string;
  /** The id of `.heal-hooks/config.json5`, else the root commit, else the key. */
  identity: string;
  rootCommit: string | null;
  root: string | null;
}

/**
 * The history of a machine. Async from the first day so that a server database can stand behind it. All writes are upserts by key:
 * taking the same record in twice changes nothing. Lists come newest first.
 */
export interface History {
  take(records: readonly JournalRecord[]): Promise<void>;
  events(filter?: EventFilter): Promise<EventRecord[]>;
  attempts(filter?: AttemptFilter): Promise<AttemptRecord[]>;
  runs(filter?: { project?: string; session?: string; limit?: number }): Promise<RunRecord[]>;
  /** Most frequent first. */
  occurrences(project?: string): Promise<Occurrence[]>;
  fingerprint(project: string, fingerprint: string): Promise<FingerprintHistory | null>;
  /** Events per UTC day and outcome, newest day first. Counts outlive the events that retention removed. */
  days(project?: string, limit?: number): Promise<DayCount[]>;
  /** Deletes everything, or what belongs to one project; answers how many events went. */
  clear(project?: string): Promise<number>;
  /** Applies the retention limits; answers how many events went. */
  prune(limits: RetentionLimits, now: number): Promise<number>;
  /** Looks for damage: in all of it where it is small or `whole` asks for it (seconds on a large history), else in what matters most. */
  check(whole?: boolean): Promise<Soundness>;
  /** What went wrong and was dealt with since opening: a damaged file kept aside, a state folder that cannot be written, … */
  problems(): readonly string[];
  /** Writes everything to disk and lets others in. A later question opens it again. */
  close(): Promise<void>;
}

/** What the intake of the journal needs beyond the queries. */
export interface Intake {
  /** Projects that are known already, by key. */
  projects(): Promise<Map<string, ProjectFacts>>;
  /** Byte offsets up to which segments were taken in, by segment name. */
  offsets(): Promise<Map<string, number>>;
  /**
   * Writes the lines of a segment, what was found out about their projects, and the offset up to which it is done now, all in one
   * transaction. Answers how many records were new.
   */
  takeSegment(segment: SegmentPart): Promise<number>;
  forgetSegment(name: string): Promise<void>;
}

export interface SegmentPart {
  name: string;
  /** Byte offset behind the last of `lines`. */
  offset: number;
  lines: readonly JournalLine[];
  projects: readonly ProjectFacts[];
}
