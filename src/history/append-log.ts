import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { appendAtomically } from './append-line.ts';
import { redact } from './redact.ts';

/** The logs that people read. The first three belong to a project's state folder, the last to the state folder itself. */
export type LogName = 'error-log.txt' | 'test-history.log' | 'rust-build-history.log' | 'heal-hooks.log' | 'repair.log';

const MEGABYTE = 1024 * 1024;

/**
 * Appends an entry, secrets redacted, its time before it, as one atomic write. A log that has grown to `maxMegabytes` (default 5) is
 * started anew and the old one kept as `<name>.1`. Throws file system errors.
 */
export function appendLog(dir: string, name: LogName, entry: string, now: number, maxMegabytes = 5): void {
  const path = join(dir, name);
  const text = `${new Date(now).toISOString()} ${redact(entry).trimEnd()}\n`;
  if (appendAtomically(path, text) < maxMegabytes * MEGABYTE) return;
  try {
    renameSync(path, `${path}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // another process has just done it
  }
}

/**
 * Writes a fault of heal-hooks itself to its own log in the state folder. Never throws: it is called where everything else has failed
 * already. Answers whether it could be written.
 */
export function logFault(stateDir: string, where: string, fault: unknown, now: number = Date.now()): boolean {
  const text = fault instanceof Error ? (fault.stack ?? `${fault.name}: ${fault.message}`) : String(fault);
  try {
    appendLog(stateDir, 'heal-hooks.log', `${where}: ${text.slice(0, 8000)}`, now, 1);
    return true;
  } catch {
    return false; // no place left to say it: the session must go on
  }
}
