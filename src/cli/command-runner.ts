import { fstatSync } from 'node:fs';
import { captureRun } from '../capture-run.ts';
import type { CommandRunner } from '../heal-command.ts';
import type { Env } from '../system/paths.ts';
import type { CliContext } from './context.ts';

/** Runs commands for `heal-hooks run`: their output goes to the terminal as it comes; with `json` all of it to stderr. */
export function commandRunner(context: CliContext, json: boolean): CommandRunner {
  const stdout = json ? context.stderr : context.stdout;
  return captureRun({
    cwd: context.cwd,
    env: coloured(context.env, Boolean(stdout.isTTY)),
    stdout,
    stderr: context.stderr,
    stdin: 'inherit',
    merged: json || samePlace(1, 2),
    terminal: Boolean(context.stdin.isTTY),
  });
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
