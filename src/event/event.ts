/** Where an event came from. */
export type EventSource = 'hook' | 'mcp' | 'pipe' | 'run' | 'transcript';

/** What a file edit tool did, as far as the payload tells. Only noted for learning, never a failure. */
export interface FileEdit {
  /** As printed by the client: usually absolute. */
  file: string;
  oldText: string | null;
  newText: string | null;
}

/** How much of the output is missing. */
export interface Cut {
  /** Characters lost, as far as known; at least this many. */
  lost: number;
  /** True when the real end of the output is among what was lost. */
  tailLost: boolean;
  /** Where the client says it saved the whole output; untrusted text, only to be shown. */
  savedTo?: string;
}

/**
 * One thing that happened: a command or an edit, from whichever door it came in.
 * Everything in it is untrusted text.
 */
export interface Event {
  /** session + tool_use_id (or a UUIDv7 where there is none); handled once, whoever delivers it. */
  id: string;
  source: EventSource;
  session: string;
  agent?: string;
  tool: string;
  command?: string;
  cwd: string;
  /** Key of the project (`system/project.ts`): hash of the git common dir, or of the cwd outside git. */
  project: string;
  /** Null when nobody told us. */
  exitCode: number | null;
  /** stdout and stderr as they came, interleaved; at most 1 MB is kept by readers (head and tail). */
  output: string;
  cut?: Cut;
  interrupted: boolean;
  /** A command that was moved to the background: it has not ended, so it has no outcome yet. */
  background?: boolean;
  /** UTC milliseconds. */
  startedAt?: number;
  durationMs?: number;
  edit?: FileEdit;
}
