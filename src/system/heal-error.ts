/** The parts of an error that a person can act on. */
export interface HealErrorParts {
  /** Stable kind, for programs: `stale`, `outside`, `backup-failed`, … */
  code: string;
  /** What happened, one clause: `Fix not applied`. */
  what: string;
  /** Why, with names: `app.py changed since the plan was made`. */
  why: string;
  /** What to do next, one sentence. */
  next: string;
  /** Id of the backup that holds what was there before, when there is one. */
  backup?: string;
  cause?: unknown;
}

/** Is it one, whichever copy of the class it was made by? Parts that are loaded when they are needed have their own. */
export const isHealError = (error: unknown): error is HealError => error instanceof Error && error.name === 'HealError';

/** An error in four parts: what happened, why, what next, and where the safety net is. */
export class HealError extends Error {
  override name = 'HealError';
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly backup: string | undefined;

  constructor(parts: HealErrorParts) {
    super(`${parts.what}: ${parts.why}. ${parts.next}`, { cause: parts.cause });
    this.code = parts.code;
    this.what = parts.what;
    this.why = parts.why;
    this.next = parts.next;
    this.backup = parts.backup;
  }
}
