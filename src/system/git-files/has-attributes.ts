import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '../paths.ts';
import { findProject } from '../project.ts';
import { isPlainlyConfigured, SYSTEM_FOLDERS, userGitFolder } from './plain-config.ts';

/**
 * May git know attributes of a path? False only where no file that could name one exists, which is so in most projects.
 * @param root of the work tree
 * @param path relative to it, with `/`
 */
export function hasAttributes(root: string, path: string, env: Env): boolean {
  const { root: top, commonDir } = findProject(root);
  if (top !== root || commonDir === null || !isPlainlyConfigured(commonDir, env)) return true;
  const places = [join(userGitFolder(env), 'attributes'), join(commonDir, 'info', 'attributes')];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    places.push(join(root, folder, '.gitattributes'));
    if (folder === dirname(folder)) break;
  }
  places.push(...SYSTEM_FOLDERS.map((etc) => join(etc, 'gitattributes')));
  return places.some((file) => existsSync(file));
}
