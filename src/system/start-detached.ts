import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import type { Env } from './paths.ts';

/** A process that outlives us. */
export interface Detached {
  pid: number;
  alive(): boolean;
  /** Ends it and what it started. Only ever called for what was started here. */
  end(): void;
}

/**
 * Starts a program that goes on when we end: argv, no shell, a process group of its own, output appended to `log`.
 * @throws the system's error when it cannot be started
 */
export async function startDetached(
  argv: readonly string[],
  options: { cwd: string; env: Env; log: string },
): Promise<Detached> {
  const [program = '', ...args] = argv;
  makeFolder(dirname(options.log));
  const log = openSync(options.log, 'a', 0o600);
  try {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...options.env } as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', () => resolve());
      child.once('error', reject);
    });
    child.unref();
    const pid = child.pid ?? 0;
    return {
      pid,
      alive: () => child.exitCode === null && child.signalCode === null,
      end: () => {
        if (child.exitCode === null && child.signalCode === null)
          process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
      },
    };
  } finally {
    closeSync(log);
  }
}
