import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFiles } from '../config/load-config.ts';
import { appendAtomically } from '../history/append-line.ts';
import { logFault } from '../history/append-log.ts';
import { spoolDir } from '../history/spool-dir.ts';
import { watchedPrograms } from '../learning/patterns/watched-programs.ts';
import { makeFolder } from '../system/make-folder.ts';
import { type Env, projectStateDir, stateDir } from '../system/paths.ts';
import type { Project } from '../system/project.ts';

/*
 * `quick-pass.sh` decides a plain success by itself only in a session where Node has said that nothing is to be said about one: a marker
 * file, which names the folder that it holds for,
 * the programs whose passing output is looked at, and the configuration files that end it when they become newer. The script sees by itself
 * whether a fix waits for a run.
 */

/** A session's id as the script takes it. */
const SESSION = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * Says whether plain successes of this session need Node. A state folder that cannot be written means that they do.
 * @param cwd where the command ran that told us
 */
export function setQuickPass(allowed: boolean, env: Env, session: string, project: Project, cwd: string): void {
  if (!SESSION.test(session)) return;
  const folder = join(stateDir(env), 'sessions');
  const marker = join(folder, `${session}.plain`);
  // The script compares names, not files: below a symbolic link it holds for that very folder only.
  const watched = watchedPrograms(projectStateDir(env, project.key));
  const files = configFiles(project.root, env).map(({ file }) => file);
  const lines = [isReal(cwd) ? project.root : cwd, watched, ...files];
  try {
    if (!allowed || lines.some((line) => line.includes('\n'))) {
      rmSync(marker, { force: true });
      return;
    }
    for (const dir of [folder, spoolDir(stateDir(env))]) makeFolder(dir);
    const draft = `${marker}.${process.pid}`;
    writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600 });
    renameSync(draft, marker);
  } catch (error) {
    logFault(stateDir(env), 'quick pass', error);
  }
}

/** A plain success of a program that failed in this session is looked at: what it prints then was not the failure. */
export function watchProgram(env: Env, session: string, program: string): void {
  if (!SESSION.test(session) || !/^[\w.+-]+$/.test(program)) return;
  try {
    appendAtomically(join(stateDir(env), 'sessions', `${session}.watch`), `${program}\n`);
  } catch (error) {
    logFault(stateDir(env), 'quick pass', error);
  }
}

const isReal = (path: string): boolean => {
  try {
    return realpathSync(path) === path;
  } catch {
    return false;
  }
};
