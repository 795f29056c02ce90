import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configDir, type Env } from '../system/paths.ts';
import { DEFAULTS } from './defaults.ts';
import type { Mode } from './modes.ts';
import type { ConfigProblem } from './problem.ts';
import type { LayerFile } from './read-layers.ts';
import type { Config } from './schema.ts';

export const CONFIG_FILE = 'config.json5';

/** Where the layers are, weakest first, whether or not they exist. */
export const configFiles = (root: string, env: Env): LayerFile[] => [
  { file: join(configDir(env), CONFIG_FILE), owner: 'user' },
  { file: join(root, '.heal-hooks', CONFIG_FILE), owner: 'project' },
];

/**
 * The configuration that holds in a project: defaults < user file < project file < environment (`HEAL_HOOKS=0`, `HEAL_HOOKS_MODE`).
 * Never throws: what is wrong comes back as `problems` and is ignored. Without any file nothing but two `stat` calls is done, so
 * that the hot path loads no schema library.
 * @param project.root realpath of the project
 * @param trusted whether the user trusts the project's `.heal-hooks/` (its commands then count); asked only where that matters
 */
export async function loadConfig(
  project: { root: string },
  env: Env,
  trusted: () => boolean = () => false,
): Promise<{ config: Config; problems: ConfigProblem[] }> {
  const files = configFiles(project.root, env).filter(({ file }) => existsSync(file));
  const layers =
    files.length === 0
      ? { config: DEFAULTS, problems: [] }
      : (await import('./read-layers.ts')).readLayers(files, DEFAULTS, trusted);
  const { mode, problem } = modeFromEnv(env);
  return {
    config: mode === null ? layers.config : { ...layers.config, mode },
    problems: problem === null ? layers.problems : [...layers.problems, problem],
  };
}

/** The user's environment has the last word. */
function modeFromEnv(env: Env): { mode: Mode | null; problem: ConfigProblem | null } {
  if (isSwitchedOff(env)) return { mode: 'off', problem: null };
  const wanted = env.HEAL_HOOKS_MODE;
  if (!wanted) return { mode: null, problem: null };
  if (wanted === 'off' || wanted === 'suggest' || wanted === 'safe') return { mode: wanted, problem: null };
  const message = `\`${wanted}\` is no mode; known: safe, suggest, off`;
  return { mode: null, problem: { file: 'HEAL_HOOKS_MODE', key: null, message } };
}

/** `HEAL_HOOKS=0` switches everything off; hooks ask this first. */
export const isSwitchedOff = (env: Env): boolean => /^(?:0|off|false|no)$/i.test(env.HEAL_HOOKS ?? '');
