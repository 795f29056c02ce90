import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Passing, passOn } from './pass-on.ts';
import type { Env } from './paths.ts';
import { findExecutable } from './process.ts';
import { hasInterpreter, startFailure } from './start-failure.ts';

export interface WrapOptions {
  cwd: string;
  env: Env;
  /** Where the command's output goes as it comes; null = nowhere. */
  stdout: Writable | null;
  stderr: Writable | null;
  /** Both go to one place: then they come through one pipe, in the order in which the command wrote them. */
  merged: boolean;
  stdin: 'inherit' | 'ignore';
  /** A terminal sends Ctrl-C to the command by itself; it is not passed on a second time. */
  terminal: boolean;
  /** Milliseconds; the command is ended afterwards. */
  timeoutMs?: number;
  /** Everything that the command prints, as it comes. */
  onOutput(chunk: Buffer): void;
}

export interface WrapResult {
  /** The command's own, as a shell would report it: 128 + number for a signal, 127 not found, 126 not executable, 124 time used up. */
  exitCode: number;
  timedOut: boolean;
  /** A signal to stop arrived here while it ran. */
  interrupted: boolean;
  durationMs: number;
}

type Argv = readonly [string, ...string[]];

const PASSED_ON: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
const FROM_TERMINAL = new Set<NodeJS.Signals>(['SIGINT', 'SIGQUIT']);
const KILL_DELAY = 3000;
/** A process that the command left behind may hold its pipe open: after this many silent milliseconds it is not waited for. */
const PIPE_GRACE = 250;

/**
 * Runs a command as if nobody stood between it and the terminal: argv without a shell, output passed on byte for byte, signals passed
 * on, its status as a shell would report it, its failure to start in a shell's words. Never throws.
 */
export async function runWrapped(argv: Argv, options: WrapOptions): Promise<WrapResult> {
  const { execa } = await import('execa');
  const started = performance.now();
  const end = (exitCode: number, timedOut = false, interrupted = false): WrapResult => {
    return { exitCode, timedOut, interrupted, durationMs: Math.round(performance.now() - started) };
  };
  const refuse = (errno: string): WrapResult => {
    const { exitCode, message } = startFailure(argv[0], errno, options.cwd);
    options.onOutput(Buffer.from(message));
    options.stderr?.write(message);
    return end(exitCode);
  };
  const path = await findExecutable(argv[0], options.cwd, options.env);
  if (path === null || !hasInterpreter(path)) return refuse('ENOENT');

  const [file, ...args] = options.merged ? throughOnePipe(argv) : argv;
  const child = execa(file, args, {
    cwd: options.cwd,
    env: options.env as Record<string, string>,
    extendEnv: false,
    stdin: options.stdin,
    buffer: false,
    reject: false,
  });
  const exited = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  let timedOut = false;
  let interrupted = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupted = true;
    if (!(options.terminal && FROM_TERMINAL.has(signal))) child.kill(signal);
  };
  const onTimeout = (): void => {
    timedOut = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_DELAY).unref();
  };
  for (const signal of PASSED_ON) process.on(signal, onSignal);
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(onTimeout, options.timeoutMs);
  try {
    const streams = [
      passOn(child.stdout, options.stdout, options.onOutput),
      passOn(child.stderr, options.stderr, options.onOutput),
    ];
    // The library's promise comes after `exit`, unless the start itself failed.
    const outcome = await Promise.race([exited, child.then((result) => result.code ?? 'ENOEXEC')]);
    // A script without a first line that names its interpreter is the shell's to run, as in any shell.
    if (outcome === 'ENOEXEC') return await runWrapped(['/bin/sh', path, ...argv.slice(1)], options);
    if (typeof outcome === 'string') return refuse(outcome);
    await drained(streams);
    child.stdout.destroy();
    child.stderr.destroy();
    const [code, signal] = outcome;
    return end(timedOut ? 124 : (code ?? 128 + (signal ? constants.signals[signal] : 0)), timedOut, interrupted);
  } finally {
    clearTimeout(timer);
    for (const signal of PASSED_ON) process.off(signal, onSignal);
  }
}

/** `exec` replaces the shell by the command. The script is constant; the command's words are its arguments, never its text. */
const throughOnePipe = (argv: Argv): Argv =>
  process.platform === 'win32' ? argv : ['/bin/sh', '-c', 'exec "$@" 2>&1', 'sh', ...argv];

/** Waits for the ends of the streams, or until they have been silent for a while. */
async function drained(streams: readonly Passing[]): Promise<void> {
  let ended = false;
  const all = Promise.all(streams.map((stream) => stream.done)).then(() => {
    ended = true;
  });
  while (!ended) {
    await Promise.race([all, sleep(PIPE_GRACE / 5, undefined, { ref: false })]);
    if (streams.every((stream) => stream.idleFor() > PIPE_GRACE)) return;
  }
}
