import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { loadConfig } from './config/load-config.ts';
import { type Env, projectStateDir } from './system/paths.ts';
import type { Project } from './system/project.ts';

/** Where this machine keeps what it has learned in a project: nobody else writes there. */
export const ownLearnedFile = (env: Env, project: Pick<Project, 'key'>): string =>
  join(projectStateDir(env, project.key), 'learned-patterns.json');

/**
 * Where learned patterns of a project are kept: the file that `learning.pattern_file` names, else one in the state folder. A relative name
 * that leads out of the project, also through a link, does not count. Absolute; need not exist.
 */
export async function learnedFile(env: Env, project: Pick<Project, 'root' | 'key'>): Promise<string> {
  const own = ownLearnedFile(env, project);
  const { learning } = (await loadConfig(project, env)).config;
  if (learning.pattern_file === null) return own;
  const file = resolve(project.root, learning.pattern_file);
  return isAbsolute(learning.pattern_file) || isInside(project.root, file) ? file : own;
}

/** After links are followed, as far as the path exists. */
function isInside(root: string, file: string): boolean {
  for (let path = file; ; path = dirname(path)) {
    const real = realOf(path);
    if (real === null && dirname(path) !== path) continue;
    const way = relative(root, join(real ?? path, relative(path, file)));
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  }
}

const realOf = (path: string): string | null => {
  try {
    return realpathSync(path);
  } catch {
    return null; // not there yet
  }
};
