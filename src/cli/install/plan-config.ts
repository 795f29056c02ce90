import { join } from 'node:path';
import { CONFIG_FILE } from '../../config/load-config.ts';
import type { Mode } from '../../config/modes.ts';
import { configDir, type Env } from '../../system/paths.ts';
import { withMode } from './config-text.ts';
import type { Scope } from './layout.ts';
import type { ManifestEdit } from './manifest.ts';
import type { PlannedEdit } from './plan-settings.ts';
import { readText } from './read-text.ts';
import { undone, undoOf } from './text-undo.ts';

/** The configuration file of a scope: the team's for a project install, the user's otherwise. */
export const configFileOf = (scope: Scope, project: string, env: Env): string =>
  scope === 'project' ? join(project, '.heal-hooks', CONFIG_FILE) : join(configDir(env), CONFIG_FILE);

/** The configuration with `mode` set as `install --mode` asked; a string says why the file is left alone. */
export function planConfig(path: string, mode: Mode, previous: ManifestEdit | undefined): PlannedEdit | string {
  const before = readText(path);
  const exact = before !== null && previous ? undone(before, previous.undo) : null;
  const pristine = exact ?? before;
  const created = previous?.created ?? before === null;
  const after = withMode(created && exact !== null ? null : pristine, mode);
  if (after === null)
    return `${path} was left alone: the place of \`mode\` in it is not certain. Put \`mode: '${mode}'\` there.`;
  return { before, after, entry: { path, created, undo: undoOf(pristine ?? '', after) } };
}
