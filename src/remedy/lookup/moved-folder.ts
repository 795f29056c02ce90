import { basename, dirname } from 'node:path/posix';
import { guardName } from '../../system/path-guard.ts';
import type { ProjectView } from '../remedy.ts';
import { nearestNames } from './nearest-name.ts';

/** The folder that a renamed file shows its old folder to have become: `a/x/f.go → b/x/f.go` says `a/x` is `b/x`. */
const renamedFolder = (old: string, now: string, folder: string): string | null => {
  if (!old.startsWith(`${folder}/`)) return null;
  const rest = old.slice(folder.length);
  if (now.endsWith(rest)) return now.slice(0, -rest.length);
  return dirname(rest) !== '/' && now.endsWith(dirname(rest)) ? null : dirname(now);
};

/** Folders that hold at least one of these files, each with all its parents. */
export const foldersOf = (files: readonly string[]): Set<string> => {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = dirname(file); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  return folders;
};

/**
 * Where a folder went that is looked for at `missing`: by git's renames of its files, then the folders of the same name, then the near names
 * beside it. Only folders that hold a file accepted by `counts`. Several: ambiguous.
 */
export async function findMovedFolder(
  view: ProjectView,
  missing: string,
  counts: (file: string) => boolean = () => true,
): Promise<string[]> {
  const files = (await view.list()).filter((path) => guardName(path) === null && counts(path));
  const folders = foldersOf(files);
  const renamed = new Set<string>();
  for (const [old, now] of await view.git.renames()) {
    const folder = renamedFolder(old, now, missing);
    if (folder && folder !== missing && folders.has(folder)) renamed.add(folder);
  }
  if (renamed.size > 0) return [...renamed];
  const same = [...folders].filter((folder) => basename(folder).toLowerCase() === basename(missing).toLowerCase());
  if (same.length > 0) return same;
  const beside = [...folders].filter((folder) => dirname(folder) === dirname(missing));
  const near = nearestNames(
    basename(missing),
    beside.map((folder) => basename(folder)),
    2,
  );
  return near.map(({ name }) => beside.find((folder) => basename(folder) === name) ?? '').filter(Boolean);
}
