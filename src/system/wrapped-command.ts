import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Passing, passOn } from './pass-on.ts';
import { findExecutable } from './process.ts';
import { hasInterpreter, startFailure } from './start-failure.ts';
import { type StartOptions, startWrapped } from './start-wrapped.ts';

export interface WrapOptions extends StartOptions {
  /** Where the command's output goes as it comes; null = nowhere. */
  stdout: Writable | null;
  stderr: Writable | null;
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
  const begun = performance.now();
  const end = (exitCode: number, timedOut = false, interrupted = false): WrapResult => {
    return { exitCode, timedOut, interrupted, durationMs: Math.round(performance.now() - begun) };
  };
  const refuse = (errno: string): WrapResult => {
    const { exitCode, message } = startFailure(argv[0], errno, options.cwd);
    options.onOutput(Buffer.from(message));
    options.stderr?.write(message);
    return end(exitCode);
  };
  const path = await findExecutable(argv[0], options.cwd, options.env);
  if (path === null || !hasInterpreter(path)) return refuse('ENOENT');

  const started = await startWrapped(argv, options);
  let timedOut = false;
  let interrupted = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupted = true;
    if (started.onOwnTerminal || !(options.terminal && FROM_TERMINAL.has(signal))) started.signal(signal);
  };
  const onTimeout = (): void => {
    timedOut = true;
    started.signal('SIGTERM');
    setTimeout(() => started.signal('SIGKILL'), KILL_DELAY).unref();
  };
  const onOutput = (chunk: Buffer): void => {
    interrupted ||= started.onOwnTerminal && isKeyEcho(chunk);
    options.onOutput(chunk);
  };
  for (const signal of PASSED_ON) process.on(signal, onSignal);
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(onTimeout, options.timeoutMs);
  try {
    const streams = [passOn(started.stdout, options.stdout, onOutput)];
    if (started.stderr) streams.push(passOn(started.stderr, options.stderr, onOutput));
    const outcome = await started.ended;
    // A script without a first line that names its interpreter is the shell's to run, as in any shell.
    if (outcome === 'ENOEXEC') return await runWrapped(['/bin/sh', path, ...argv.slice(1)], options);
    if (typeof outcome === 'string') return refuse(outcome);
    await drained(streams);
    started.stdout.destroy();
    started.stderr?.destroy();
    const [code, signal] = outcome;
    const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
    interrupted ||= started.onOwnTerminal && exitCode === 128 + constants.signals.SIGINT;
    return end(timedOut ? 124 : exitCode, timedOut, interrupted);
  } finally {
    clearTimeout(timer);
    for (const signal of PASSED_ON) process.off(signal, onSignal);
  }
}

/**
 * On a terminal of its own the command gets Ctrl-C and Ctrl-\ as signals and we do not; what we see is the terminal's echo of the key,
 * which comes as a piece of its own.
 */
const isKeyEcho = (chunk: Buffer): boolean => chunk[0] === 0x5e && (chunk[1] === 0x43 || chunk[1] === 0x5c);

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
