/** One thing that `doctor` looked at. */
export interface Finding {
  /** The check that found it. */
  check: string;
  /** `problem`: heal-hooks does not work as it should; `note`: it works, and this is worth knowing. */
  level: 'ok' | 'note' | 'problem';
  /** What is so, one clause with names. */
  what: string;
  /** Why it hurts. */
  why?: string;
  /** The exact command that settles it, or the one action where no command does. */
  command?: string;
}
