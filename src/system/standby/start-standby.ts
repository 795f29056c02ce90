import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleDir } from '../own-bundle.ts';
import type { Env } from '../paths.ts';

/**
 * Starts the standby of this bundle beside us and lets go of it; one that is there already makes it end at once.
 * @throws the system's error when no process can be started
 */
export function startStandby(env: Env): void {
  const file = join(bundleDir(), 'standby.js');
  if (process.platform === 'win32' || !existsSync(file)) return;
  // Nowhere in the project: a folder in which a process stands cannot be unmounted.
  spawn(process.execPath, [file], { cwd: '/', env: { ...env }, detached: true, stdio: 'ignore' })
    .on('error', () => undefined) // no process left: each hook does it by itself
    .unref();
}
