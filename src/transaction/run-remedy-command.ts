import { HealError } from '../system/heal-error.ts';
import { identityOf, livenessOf, type ProcessIdentity } from '../system/process-identity.ts';
import type { Change } from './plan.ts';
import type { World } from './world.ts';

const KEPT_OUTPUT = 4_000;
const KILL_AFTER_MS = 3_000;

/** Ends a whole process group that we started: politely, then for good. */
const endGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: it has ended by itself
  }
};

/**
 * Ends a command that outlived the heal-hooks which started it, so that it does not write while we take it back. Where start times are not
 * known, another process could have its number by now: then it is only waited for, five seconds at most.
 */
export async function endOrphan(child: ProcessIdentity): Promise<void> {
  for (let tries = 0; livenessOf(child) === 'alive' && tries < 100; tries++) {
    if (child.start !== null) endGroup(child.pid, tries < 20 ? 'SIGTERM' : 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * The command behind a gate: it begins only when a line comes on its stdin, which is sent after its process id is in the journal. If
 * heal-hooks is killed before, stdin closes and the command never runs. The shell text is constant, the words are its arguments.
 */
const gated = (argv: readonly string[]): string[] =>
  process.platform === 'win32' ? [...argv] : ['/bin/sh', '-c', 'read -r go && exec "$@"', 'sh', ...argv];

/**
 * Runs a remedial command in `cwd` (absolute): argv, no shell, in a process group of its own, ended after its time limit or when the world's
 * signal says so. `started` hears which process it is. Throws `HealError` `command-failed` unless it ends with status 0.
 */
export async function runRemedyCommand(
  change: Change & { kind: 'command' },
  cwd: string,
  world: World,
  started: (child: ProcessIdentity) => void,
): Promise<void> {
  const { execa } = await import('execa');
  const [program = '', ...args] = gated(change.argv);
  const child = execa(program, args, {
    cwd,
    env: { ...world.env, ...change.env },
    extendEnv: world.env === undefined,
    stdin: 'pipe',
    all: true,
    reject: false,
    detached: true,
    buffer: true,
    maxBuffer: 50_000_000,
  });
  let ended: string | null = null;
  const end = (why: string): void => {
    ended ??= why;
    if (child.pid === undefined) return;
    endGroup(child.pid, 'SIGTERM');
    setTimeout(endGroup, KILL_AFTER_MS, child.pid, 'SIGKILL').unref();
  };
  const onAbort = (): void => end('it was stopped');
  const timer = setTimeout(end, change.timeoutMs, `it took longer than ${Math.round(change.timeoutMs / 1000)} s`);
  world.signal?.addEventListener('abort', onAbort);
  try {
    if (child.pid !== undefined) started(identityOf(child.pid));
    child.stdin.on('error', noReader).end('go\n');
    if (world.signal?.aborted) onAbort();
    const result = await child;
    if (result.exitCode === 0 && !ended) return;
    throw commandFailed(
      change.argv,
      ended ?? statusOf(result.exitCode, result.signal, result.shortMessage),
      result.all,
    );
  } catch (error) {
    if (child.pid !== undefined) endGroup(child.pid, 'SIGKILL'); // what it left in the background must not write later
    throw error;
  } finally {
    clearTimeout(timer);
    world.signal?.removeEventListener('abort', onAbort);
  }
}

/** A command that ended before it read the line says so with its status. */
const noReader = (): void => undefined;

const statusOf = (exitCode: number | undefined, signal: string | undefined, message: string | undefined): string => {
  if (exitCode !== undefined) return `it ended with status ${exitCode}`;
  return signal ? `it was ended by ${signal}` : (message ?? 'it could not be started');
};

const commandFailed = (argv: readonly string[], reason: string, output: unknown): HealError =>
  new HealError({
    code: 'command-failed',
    what: `\`${argv.join(' ')}\` did not help`,
    why: reason,
    next: 'Everything it changed was put back.',
    cause: typeof output === 'string' ? output.slice(-KEPT_OUTPUT) : undefined,
  });
