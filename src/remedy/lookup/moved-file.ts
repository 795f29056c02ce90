import { basename, dirname, extname } from 'node:path/posix';
import { guardName } from '../../system/path-guard.ts';
import type { ProjectView } from '../remedy.ts';
import { mayUse } from './may-use.ts';
import { nearestUnique } from './nearest-name.ts';

/** How we know where a missing file went. `renamed` is git's word, the others are by name. */
export interface MovedFile {
  paths: string[];
  how: 'renamed' | 'letter case' | 'became a folder' | 'same name' | 'near name';
}

/** The chain of renames from `path` on, as git recorded them, newest first in `renames`. */
const follow = (path: string, renames: readonly [string, string][]): string[] => {
  const ends = new Set<string>();
  const visit = (from: string, depth: number): void => {
    const next = renames.filter(([old]) => old === from).map(([, now]) => now);
    if (next.length === 0 || depth > 20) ends.add(from);
    for (const now of next) if (now !== from) visit(now, depth + 1);
  };
  visit(path, 0);
  ends.delete(path);
  return [...ends];
};

/** A file `x.rb` that was split into `x/…rb`: the entry of that folder, or what is in it. */
const inFolder = (missing: string, files: readonly string[]): string[] => {
  const extension = extname(missing);
  const folder = `${missing.slice(0, missing.length - extension.length)}/`;
  const inside = files.filter((path) => path.startsWith(folder) && extname(path) === extension);
  const entry = inside.find((path) => /^(?:index|mod|main|__init__)\.\w+$/.test(path.slice(folder.length)));
  return entry ? [entry] : inside;
};

/**
 * Where is the file that was looked for at `missing` (project-relative)? Tries git's renames, then the same path in other letter case,
 * then a folder that took its place, then the same base name elsewhere, then a near name in the same folder. More than one path: ambiguous, all are named. Null: gone.
 * A file of tests or examples stands for no other. `same` decides which base names count as the same (default: equal); files of dependencies and builds never count.
 */
export async function findMovedFile(
  view: ProjectView,
  missing: string,
  same: (path: string) => boolean = (path) => basename(path) === basename(missing),
): Promise<MovedFile | null> {
  const files = (await view.list()).filter((path) => guardName(path) === null);
  const known = new Set(files);
  const renamed = follow(missing, await view.git.renames()).filter((path) => known.has(path));
  if (renamed.length > 0) return { paths: renamed, how: 'renamed' };
  const lower = missing.toLowerCase();
  const cased = files.filter((path) => path !== missing && path.toLowerCase() === lower);
  if (cased.length > 0) return { paths: cased, how: 'letter case' };
  const split = inFolder(missing, files);
  if (split.length > 0) return { paths: split, how: 'became a folder' };
  const named = files.filter((path) => path !== missing && same(path) && mayUse(missing, path));
  if (named.length > 0) return { paths: named, how: 'same name' };
  const siblings = files.filter((path) => dirname(path) === dirname(missing) && extname(path) === extname(missing));
  const near = nearestUnique(
    basename(missing, extname(missing)),
    siblings.map((path) => basename(path, extname(path))),
  );
  return near === null
    ? null
    : { paths: siblings.filter((path) => basename(path, extname(path)) === near), how: 'near name' };
}
