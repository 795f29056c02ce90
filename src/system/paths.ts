import { homedir } from 'node:os';
import { join } from 'node:path';

/** The part of the environment that decides where things are. Passed in, never read deep inside. */
export type Env = Readonly<Record<string, string | undefined>>;

const home = (env: Env): string => env.HOME ?? env.USERPROFILE ?? homedir();

/** Our state: `$HEAL_HOOKS_HOME`, else `$XDG_STATE_HOME/heal-hooks`, else `~/.local/state/heal-hooks`. Not created here. */
export const stateDir = (env: Env): string =>
  env.HEAL_HOOKS_HOME || join(env.XDG_STATE_HOME || join(home(env), '.local', 'state'), 'heal-hooks');

/** Where what V8 made of our scripts is kept for the next process. */
export const codeDir = (env: Env): string => join(stateDir(env), 'code');

/** Where a user or local install keeps its bundle. */
export const dataDir = (env: Env): string =>
  join(env.XDG_DATA_HOME || join(home(env), '.local', 'share'), 'heal-hooks');

/** The user's own configuration: `$XDG_CONFIG_HOME/heal-hooks`, else `~/.config/heal-hooks`. */
export const configDir = (env: Env): string => join(env.XDG_CONFIG_HOME || join(home(env), '.config'), 'heal-hooks');

/** The user's Claude Code folder: `$CLAUDE_CONFIG_DIR`, else `~/.claude`. */
export const claudeDir = (env: Env): string => env.CLAUDE_CONFIG_DIR || join(home(env), '.claude');

/** State that belongs to one project: backups, logs, said-already files, learned patterns. */
export const projectStateDir = (env: Env, projectKey: string): string => join(stateDir(env), 'projects', projectKey);
