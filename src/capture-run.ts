import type { Writable } from 'node:stream';
import { createOutputKeeper } from './event/output-keeper.ts';
import type { CommandRunner } from './heal-command.ts';
import type { Env } from './system/paths.ts';
import { runWrapped } from './system/wrapped-command.ts';

export interface CaptureOptions {
  cwd: string;
  env: Env;
  /** Where the output goes as it comes; null = nowhere. */
  stdout: Writable | null;
  stderr: Writable | null;
  stdin: 'inherit' | 'ignore';
  /** stdout and stderr of the command go to the same place. Default: true when neither is shown. */
  merged?: boolean;
  /** The command runs on a terminal that sends Ctrl-C to it by itself. */
  terminal?: boolean;
  /** The output ends on a terminal. */
  colours?: boolean;
  /** stdin, stdout and stderr are one terminal. */
  ownTerminal?: boolean;
}

/** A runner that passes the command's output on and keeps its head and tail in bounded memory. */
export const captureRun =
  (options: CaptureOptions): CommandRunner =>
  async (argv, timeoutMs) => {
    const [program = '', ...args] = argv;
    const keeper = createOutputKeeper();
    const result = await runWrapped([program, ...args], {
      cwd: options.cwd,
      env: options.env,
      stdout: options.stdout,
      stderr: options.stderr,
      stdin: options.stdin,
      merged: options.merged ?? (options.stdout === null && options.stderr === null),
      terminal: options.terminal ?? false,
      colours: options.colours ?? false,
      ownTerminal: options.ownTerminal ?? false,
      onOutput: (chunk) => keeper.push(chunk),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    const { text, lost } = keeper.finish();
    return { ...result, output: text, lost };
  };
