import type { Report } from '../diagnosis/diagnosis.ts';

/** What was looked up for a diagnosis: the facts and steps of a refused proposal or of a filled playbook. */
export interface Advice {
  /** Why nothing was changed, one sentence with names from this failure. */
  reason?: string;
  /** Facts of this project. */
  known: readonly string[];
  /** In order, each one action. */
  steps: readonly string[];
  /** What not to try. */
  avoid: readonly string[];
  /** Playbook id, where the steps come from. */
  playbook?: string;
}

/** A fix that was applied just now. */
export interface Changed {
  /** One sentence with file:line and before → after, as the proposal says it. */
  summary: string;
  /** Project-relative. */
  files: readonly string[];
  backup: string;
  /** The command has passed since. */
  confirmed: boolean;
}

/** An earlier fix that did not hold and was taken back. */
export interface Restored {
  /** The fix, as it was reported. */
  summary: string;
  files: readonly string[];
  backup: string;
  /** Why: `the same failure came back`. */
  reason: string;
}

/** The same failure again in this session. */
export interface Repeat {
  /** This is the n-th. */
  times: number;
  /** What happened since the first, in order, a few words each. */
  tried: readonly string[];
}

/** What history knows about this failure in this repository. */
export interface Experience {
  seen: number;
  /** UTC milliseconds. */
  lastSeen: number;
  /** The action that settled it, e.g. `make codegen`, and its record. */
  settled?: { by: string; times: number; of: number; last: number };
  /** Actions that did not help. */
  inVain?: readonly string[];
  /** Times that the same command passed later although nothing had been done. */
  flaked?: number;
}

/** Everything there may be to say about one event. What is absent did not happen. */
export interface News {
  report: Report;
  advice?: Advice;
  changed?: Changed;
  restored?: Restored;
  repeat?: Repeat;
  experience?: Experience;
  /** For a masked failure: what the exit status really belongs to (`tail`, `|| true`). */
  maskedBy?: string;
}
