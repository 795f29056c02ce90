import type { CliContext } from './context.ts';

/** What a command is called with, after parsing. */
export interface Invocation {
  /** Positional arguments in order; a variadic one is a list. */
  args: (string | string[] | undefined)[];
  options: Record<string, unknown>;
}

/** Answers the exit status: 0 nothing to report, 1 findings or a failure that remains. Throws HealError for 2. */
export type Run = (context: CliContext, call: Invocation) => Promise<number>;

export interface OptionSpec {
  /** As commander reads it: `--scope <scope>`. */
  flags: string;
  summary: string;
  choices?: readonly string[];
  default?: string;
  /** Turns the text into a number. */
  integer?: true;
  /** May be given more than once; the values make a list. */
  repeat?: true;
}

/** One command: the parser, `--help`, the README and the docs all come from this. */
export interface CommandSpec {
  name: string;
  /** As commander reads it: `[file]`, `<command...>`. */
  arguments?: string;
  summary: string;
  /** More words for `--help`. */
  details?: string;
  options?: readonly OptionSpec[];
  /** A command line and what it does. */
  examples?: readonly (readonly [string, string])[];
  /** Everything after the first word belongs to the wrapped command. */
  passThrough?: true;
  /** Not listed. */
  hidden?: true;
  commands?: readonly CommandSpec[];
  /** Loads the code, only when the command is called. Absent where there are only sub-commands. */
  load?: () => Promise<Run>;
}
