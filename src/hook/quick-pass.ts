import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFiles } from '../config/load-config.ts';
import { spoolDir } from '../history/take-in-spool.ts';
import { type Env, stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';

/*
 * `quick-pass.sh` may decide a plain success by itself only in a session where nothing waits for one: no open failure, no notices to
 * mention, hooks switched on. Node knows that and says so by a marker file; the script looks for nothing else.
 */

const markerOf = (env: Env, session: string): string | null =>
  /^[A-Za-z0-9_-]{1,80}$/.test(session) ? join(stateDir(env), 'sessions', `${session}.plain`) : null;

/**
 * From now on plain successes of this session need no Node. The marker names the folder it holds for, and the configuration files that
 * end it when they become newer. Throws file system errors.
 */
export function allowQuickPass(env: Env, session: string, project: Project, cwd: string): void {
  const marker = markerOf(env, session);
  if (!marker || existsSync(marker)) return;
  // The script compares names, not files: below a symbolic link it holds for that very folder only.
  const folder = isReal(cwd) ? project.root : cwd;
  const lines = [folder, ...configFiles(project.root, env).map(({ file }) => file)];
  if (lines.some((line) => line.includes('\n'))) return;
  for (const dir of [join(stateDir(env), 'sessions'), spoolDir(stateDir(env))])
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  const draft = `${marker}.${process.pid}`;
  writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(draft, marker);
}

/** Something in this session now depends on every success: each one goes through Node again. Never throws. */
export function forbidQuickPass(env: Env, session: string): void {
  const marker = markerOf(env, session);
  if (!marker) return;
  try {
    rmSync(marker, { force: true });
  } catch {
    // The state folder cannot be written, so no marker was ever made there.
  }
}

const isReal = (path: string): boolean => {
  try {
    return realpathSync(path) === path;
  } catch {
    return false;
  }
};
