import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { sha256 } from './sha256.ts';

/** The project that a folder belongs to, found with file reads alone (no git process: this runs on the hot path). */
export interface Project {
  /** Realpath of the work tree root, or of the nearest folder with `.heal-hooks` or a manifest, or of the folder itself. */
  root: string;
  /** This work tree's own git folder, or null outside git. */
  gitDir: string | null;
  /** The folder shared by all worktrees, or null outside git. */
  commonDir: string | null;
  /** 16 hex digits of sha-256 over the common dir (the root outside git): worktrees share it. */
  key: string;
}

const MARKERS = ['.heal-hooks', 'package.json', 'pyproject.toml', 'Cargo.toml', 'go.mod', 'pom.xml', 'Makefile'];

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // a folder that no longer exists still has a key
  }
};

const readTrimmed = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};

/** Follows a `.git` file of a worktree or submodule to the real folder. */
const gitDirOf = (dir: string): string | null => {
  const dot = join(dir, '.git');
  try {
    if (statSync(dot).isDirectory()) return existsSync(join(dot, 'HEAD')) ? dot : null;
  } catch {
    return null;
  }
  const target = readTrimmed(dot)?.match(/^gitdir: (.+)$/)?.[1];
  return target ? real(resolve(dir, target)) : null;
};

/** Finds the project of `cwd`. Never throws; a missing folder is its own project. */
export function findProject(cwd: string): Project {
  const start = real(cwd);
  let marked: string | null = null;
  for (let dir = start; ; dir = dirname(dir)) {
    const gitDir = gitDirOf(dir);
    if (gitDir) {
      const common = readTrimmed(join(gitDir, 'commondir'));
      const commonDir = common ? real(isAbsolute(common) ? common : join(gitDir, common)) : real(gitDir);
      return { root: dir, gitDir, commonDir, key: keyOf(commonDir) };
    }
    if (!marked && MARKERS.some((name) => existsSync(join(dir, name)))) marked = dir;
    if (dirname(dir) === dir) break;
  }
  const root = marked ?? start;
  return { root, gitDir: null, commonDir: null, key: keyOf(root) };
}

const keyOf = (path: string): string => sha256(path).slice(0, 16);
