import type { Readable } from 'node:stream';
import { coloured } from './coloured.ts';
import { ownTerminal } from './own-terminal.ts';
import type { Env } from './paths.ts';
import { losesSecret, throughShell } from './through-shell.ts';

export interface StartOptions {
  cwd: string;
  env: Env;
  stdin: 'inherit' | 'ignore';
  /** Both outputs go to one place: then they come through one pipe, in the order in which the command wrote them, where a shell may stand in between. */
  merged: boolean;
  /** The output ends on a terminal; pipes in between must not cost the colours. */
  colours?: boolean;
  /** stdin, stdout and stderr are one terminal: then the command gets one as well, where script(1) can give it. */
  ownTerminal?: boolean;
}

/** A command that was started. */
export interface Started {
  stdout: Readable;
  /** Null where everything comes through stdout. */
  stderr: Readable | null;
  onOwnTerminal: boolean;
  /** To the command itself, whatever stands in between. */
  signal(name: NodeJS.Signals): void;
  /** Its status and signal, or the error (`ENOENT`, `ENOEXEC`, …) that kept it from starting. */
  ended: Promise<[number | null, NodeJS.Signals | null] | string>;
}

type Argv = readonly [string, ...string[]];

/** Starts a command on pipes, or on a terminal of its own. Never throws. */
export async function startWrapped(argv: Argv, options: StartOptions): Promise<Started> {
  const direct = losesSecret(options.env); // no shell in between then
  const own = options.ownTerminal && !direct ? await ownTerminal(argv, options.cwd, options.env) : null;
  if (own) return startOnTerminal(own.argv, own.env, options.cwd);
  const { execa } = await import('execa');
  const env = options.colours ? coloured(options.env) : options.env;
  const [file, ...args] =
    options.merged && !direct && process.platform !== 'win32' ? throughShell('exec "$@" 2>&1', argv, env) : argv;
  const child = execa(file, args, {
    cwd: options.cwd,
    env: env as Record<string, string>,
    extendEnv: false,
    stdin: options.stdin,
    buffer: false,
    reject: false,
  });
  const exited = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    onOwnTerminal: false,
    signal: (name) => void child.kill(name),
    // The library's promise comes after `exit`, unless the start itself failed.
    ended: Promise.race([exited, child.then((result) => result.code ?? 'ENOEXEC')]),
  };
}

/** script(1) reads the keys and the size of the window from our stdin; signals go past it, to the process that it tells of. */
async function startOnTerminal([file, ...args]: Argv, env: Env, cwd: string): Promise<Started> {
  const { spawn } = await import('node:child_process');
  const child = spawn(file, args, {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: ['inherit', 'pipe', 'inherit', 'pipe'],
  });
  const [, , , told] = child.stdio;
  let pid = '';
  (told as Readable).on('data', (chunk: Buffer) => {
    pid += chunk.toString('latin1');
  });
  const ended = new Promise<[number | null, NodeJS.Signals | null] | string>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'ENOENT'));
  });
  return {
    stdout: child.stdout as Readable,
    stderr: null,
    onOwnTerminal: true,
    signal: (name) => void (pid === '' ? child.kill(name) : send(Number(pid), name)),
    ended,
  };
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: it has ended by itself
  }
}
