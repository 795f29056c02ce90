import type { Readable, Writable } from 'node:stream';
import type { Knowledge } from '../knowledge.ts';
import { type Style, styleFor } from '../report/style.ts';
import { programName } from '../system/own-bundle.ts';
import type { Env } from '../system/paths.ts';
import type { TextOutput } from '../system/plain-output.ts';
import { findProject, type Project } from '../system/project.ts';

/** Where text comes from, in pieces. */
export interface TextInput extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean;
}

/** The world of a command that reads and says something, and starts nothing. */
export interface TextContext {
  cwd: string;
  project: Project;
  env: Env;
  readonly stdin: TextInput;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** For what goes to stdout, and to stderr. */
  style: Style;
  errorStyle: Style;
  /** How heal-hooks is called here, for commands in texts. */
  program: string;
  /** UTC milliseconds. */
  now(): number;
  /** Of a process that stays: it has read it already, and what V8 makes better with time is worth its time. */
  knowledge?(project: Project): Promise<Knowledge>;
}

/** The world of one call of the command line. Commands touch stdin, stdout, environment and clock only through it. */
export interface CliContext extends TextContext {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number };
}

/**
 * @param cwd the folder that is meant, absolute; normally the working directory
 * @param around what is known about it already
 */
export function contextOf(proc: NodeJS.Process, cwd: string = proc.cwd(), around?: Surroundings): CliContext {
  const { stdout, stderr } = proc;
  return {
    ...(around ?? surroundings(proc.env, cwd, stdout, stderr)),
    // Opened when it is asked for: most commands never do.
    get stdin() {
      return proc.stdin;
    },
    stdout,
    stderr,
  };
}

/** All of a context but its streams. */
export type Surroundings = Omit<TextContext, 'stdin' | 'stdout' | 'stderr'>;

export const surroundings = (env: Env, cwd: string, stdout: TextOutput, stderr: TextOutput): Surroundings => ({
  cwd,
  project: findProject(cwd),
  env,
  style: styleFor({ isTTY: stdout.isTTY, columns: stdout.columns, env }),
  errorStyle: styleFor({ isTTY: stderr.isTTY, columns: stderr.columns, env }),
  program: programName(env, cwd),
  now: Date.now,
});

/** One line, or several, on stdout. */
export const print = (context: TextContext, ...lines: string[]): void => {
  for (const line of lines) context.stdout.write(`${line}\n`);
};

/** One JSON document on stdout, indented for a person who looks at it. */
export const printJson = (context: TextContext, value: unknown): void => {
  context.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};
