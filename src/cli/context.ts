import type { Readable, Writable } from 'node:stream';
import { type Style, styleFor } from '../report/style.ts';
import { programName } from '../system/own-bundle.ts';
import type { Env } from '../system/paths.ts';
import { findProject, type Project } from '../system/project.ts';

/** The world of one call of the command line. Commands touch stdin, stdout, environment and clock only through it. */
export interface CliContext {
  cwd: string;
  project: Project;
  env: Env;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  /** For what goes to stdout, and to stderr. */
  style: Style;
  errorStyle: Style;
  /** How heal-hooks is called here, for commands in texts. */
  program: string;
  /** UTC milliseconds. */
  now(): number;
}

/** @param cwd the folder that is meant, absolute; normally the working directory */
export function contextOf(proc: NodeJS.Process, cwd: string = proc.cwd()): CliContext {
  const { env, stdout, stderr } = proc;
  return {
    cwd,
    project: findProject(cwd),
    env,
    // Opened when it is asked for: most commands never do.
    get stdin() {
      return proc.stdin;
    },
    stdout,
    stderr,
    style: styleFor({ isTTY: stdout.isTTY, columns: stdout.columns, env }),
    errorStyle: styleFor({ isTTY: stderr.isTTY, columns: stderr.columns, env }),
    program: programName(env, cwd),
    now: Date.now,
  };
}

/** One line, or several, on stdout. */
export const print = (context: CliContext, ...lines: string[]): void => {
  for (const line of lines) context.stdout.write(`${line}\n`);
};

/** One JSON document on stdout, indented for a person who looks at it. */
export const printJson = (context: CliContext, value: unknown): void => {
  context.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};
