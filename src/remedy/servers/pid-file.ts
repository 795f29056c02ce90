import { basename, join } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';

const FOLDERS = ['', 'run', 'tmp', 'tmp/pids', 'var/run', '.run'];

/** A pid file of the project that belongs to a service. */
export interface PidFile {
  path: string;
  pid: number;
  /** The command line of the process, or null when there is none any more. */
  running: string | null;
}

/** The pid file named after the service, or the only one there is. */
export async function pidFileOf(service: string, view: ProjectView): Promise<PidFile | null> {
  const paths: string[] = [];
  for (const folder of FOLDERS) {
    for (const name of await view.entries(folder)) if (name.endsWith('.pid')) paths.push(join(folder, name));
  }
  const own = paths.filter((path) => basename(path, '.pid') === service.replace(/\.service$/, ''));
  const [path] = own.length > 0 ? own : paths.length === 1 ? paths : [];
  const pid = path ? Number((await view.read(path))?.text.trim()) : Number.NaN;
  if (!path || !Number.isInteger(pid) || pid <= 1) return null;
  const { exitCode, stdout } = await view.query(['ps', '-o', 'args=', '-p', String(pid)]);
  return { path, pid, running: exitCode === 0 ? stdout.trim().slice(0, 120) : null };
}
