import { fstatSync } from 'node:fs';
import { captureRun } from '../capture-run.ts';
import type { CommandRunner } from '../heal-command.ts';
import type { CliContext } from './context.ts';

/**
 * Runs commands for `heal-hooks run`: their output goes to the terminal as it comes, and on a terminal they have one themselves; with
 * `json` all of it goes to stderr.
 */
export function commandRunner(context: CliContext, json: boolean): CommandRunner {
  const stdout = json ? context.stderr : context.stdout;
  const merged = json || samePlace(1, 2);
  return captureRun({
    cwd: context.cwd,
    env: context.env,
    stdout,
    stderr: context.stderr,
    stdin: 'inherit',
    merged,
    terminal: Boolean(context.stdin.isTTY),
    colours: Boolean(stdout.isTTY),
    ownTerminal: Boolean(context.stdin.isTTY && context.stdout.isTTY) && !json && merged && samePlace(0, 1),
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
