import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../paths.ts';

/** Where installs of git keep what holds for the whole machine. */
export const SYSTEM_FOLDERS: readonly string[] = ['/etc', '/usr/local/etc', '/opt/homebrew/etc'];

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // absent: says nothing
  }
};

/** Settings that change which files git lists, or where it looks for more settings. */
const UNUSUAL =
  /excludesfile|worktree|\[\s*include|objectformat|ignorecase\s*=\s*(?:true|yes|on|1)|attributesfile|sparsecheckout/i;
const UNUSUAL_VARIABLE = /^GIT_(?:CONFIG(?!_GLOBAL$|_NOSYSTEM$)|CEILING|ICASE|GLOB|NOGLOB|LITERAL|ATTR)/;

/**
 * Is git configured in the ordinary way as far as its lists of files are concerned? Where it is not, or nobody can tell, git has to be asked.
 * @param commonDir git folder that all work trees share
 */
export function isPlainlyConfigured(commonDir: string, env: Env): boolean {
  if (process.platform === 'win32' || Object.keys(env).some((name) => UNUSUAL_VARIABLE.test(name))) return false;
  if (existsSync(join(commonDir, 'config.worktree'))) return false;
  const own = [join(env.HOME ?? homedir(), '.gitconfig'), join(userGitFolder(env), 'config')];
  const files = [
    join(commonDir, 'config'),
    ...(env.GIT_CONFIG_GLOBAL === undefined ? own : [env.GIT_CONFIG_GLOBAL]),
    ...SYSTEM_FOLDERS.map((folder) => join(folder, 'gitconfig')),
  ];
  return files.every((file) => !UNUSUAL.test(read(file)));
}

/** The user's own git folder, where `ignore` and `attributes` may lie too. */
export const userGitFolder = (env: Env): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME ?? homedir(), '.config'), 'git');
