import { fstatSync } from 'node:fs';
import { createOutputKeeper } from '../event/output-keeper.ts';
import type { CommandRunner } from '../heal-command.ts';
import type { Env } from '../system/paths.ts';
import { runWrapped } from '../system/wrapped-command.ts';
import type { CliContext } from './context.ts';

/** Runs commands for `heal-hooks run`: their output goes to the terminal as it comes, its head and tail are kept. */
export function commandRunner(context: CliContext, json: boolean): CommandRunner {
  const { stderr } = context;
  const stdout = json ? stderr : context.stdout;
  const merged = json || samePlace(1, 2);
  const env = coloured(context.env, Boolean(stdout.isTTY));
  return async ([file = '', ...args], timeoutMs) => {
    const keeper = createOutputKeeper();
    const result = await runWrapped([file, ...args], {
      cwd: context.cwd,
      env,
      stdout,
      stderr,
      merged,
      stdin: 'inherit',
      terminal: Boolean(context.stdin.isTTY),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      onOutput: (chunk) => keeper.push(chunk),
    });
    const { text, lost } = keeper.finish();
    return { ...result, output: text, lost };
  };
}

/** Do two of our descriptors lead to one place, as in `2>&1` or on a terminal? */
function samePlace(a: number, b: number): boolean {
  try {
    const [x, y] = [fstatSync(a), fstatSync(b)];
    return x.dev === y.dev && x.ino === y.ino && x.rdev === y.rdev;
  } catch {
    return false; // one of them is closed
  }
}

/** Programs see a pipe where there was a terminal; these variables tell them that colour is still welcome. */
function coloured(env: Env, terminal: boolean): Env {
  if (!terminal || env.NO_COLOR || env.FORCE_COLOR !== undefined || env.TERM === 'dumb') return env;
  return { ...env, FORCE_COLOR: '1', CLICOLOR_FORCE: '1' };
}
