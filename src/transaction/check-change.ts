import { statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Place } from '../system/confine-path.ts';
import { createGit } from '../system/git.ts';
import { guardName, guardNewName, guardPath, isDerivedFile } from '../system/path-guard.ts';
import type { Env } from '../system/paths.ts';
import type { Change } from './plan.ts';

type FileChange = Exclude<Change, { kind: 'command' }>;

/** Folders that tools make from other files and make again when they are gone. */
const CACHES =
  /^(__pycache__|\.(pytest|mypy|ruff|parcel)[_-]cache|\.(next|nuxt|turbo|svelte-kit|angular|gradle|vite|cache|eslintcache|tox|nox)|node_modules|target|build|out|dist|obj|bin|coverage|CMakeFiles|cmake-build-[\w-]+|_build|[\w.-]+\.egg-info|\.venv|venv|Debug|Release)$/;

/** Questions about one project that only git can answer; outside of git nothing is ignored or tracked. */
export interface Tracking {
  isIgnored(path: string): Promise<boolean>;
  isTracked(path: string): Promise<boolean>;
}

/** Asks git only when there is a repository. */
export function trackingOf(root: string, gitDir: string | null, env: Env): Tracking {
  if (!gitDir) return { isIgnored: async () => false, isTracked: async () => false };
  const git = createGit(root, env);
  return { isIgnored: git.isIgnored, isTracked: git.isTracked };
}

/** Why a folder must not be removed or replaced as a whole, or null: it holds derived files that git does not track. */
export const checkTree = async (root: string, path: string, tracking: Tracking): Promise<string | null> => {
  if (await tracking.isTracked(path)) return 'git tracks files in it';
  const derived = (await tracking.isIgnored(path)) || CACHES.test(posix.basename(path));
  return derived ? null : `not known as a folder of derived files of ${root}`;
};

const checkMode = (change: FileChange & { kind: 'chmod' }): string | null => {
  if (change.mode & ~0o777) return 'only plain permission bits are set';
  return change.mode & ~change.baseMode & 0o022 ? 'no more writers are let in' : null;
};

/** A rename would replace a read-only file without asking; somebody took the write bits away for a reason. */
const checkWritable = (place: Place): string | null =>
  place.kind === 'file' && (statSync(place.absolute).mode & 0o222) === 0 ? 'read-only' : null;

const checkExisting = async (root: string, place: Place, tracking: Tracking): Promise<string | null> => {
  const reason = place.kind === 'file' ? guardPath(root, place.path) : guardName(place.path);
  return reason ?? checkWritable(place) ?? ((await tracking.isIgnored(place.path)) ? 'ignored by git' : null);
};

/**
 * Why a change must not be made at this place, in words, or null. The place is confined already; this is about what it holds: lockfiles,
 * vendored, generated, ignored, binary and huge files, and folders that are not derived.
 */
export async function checkChange(
  root: string,
  change: FileChange,
  place: Place,
  tracking: Tracking,
): Promise<string | null> {
  switch (change.kind) {
    case 'mkdir':
    case 'git-lock':
      return null;
    case 'remove-tree':
      return checkTree(root, place.path, tracking);
    case 'create':
      return guardNewName(place.path);
    case 'delete':
      if (isDerivedFile(place.path) && !(await tracking.isTracked(place.path))) return null;
      return checkExisting(root, place, tracking);
    case 'chmod':
      return guardName(place.path) ?? checkMode(change);
    default:
      return checkExisting(root, place, tracking);
  }
}
