import { dirname, join } from 'node:path';
import { PathRefused } from '../system/confine-path.ts';
import { type FileSystem, isAbsent } from '../system/file-system.ts';
import type { PathState } from './path-state.ts';
import type { Room } from './world.ts';

/** One path goes from one state to another. Everything that a transaction does to user files is a list of these. */
export interface Move {
  /** Project-relative POSIX path, links followed; `.git/…` is below the repository's own git folder. */
  path: string;
  from: PathState;
  to: PathState;
  /** Project-relative path of the new content before it is put in place, or of the old one after it was set aside. */
  temp: string;
  /** The file is overwritten where it is: it has several names (hard links), or a new one could not have its owner. */
  inPlace?: boolean;
  /** A command did it: what it removed was not set aside, it is only in the store. */
  byCommand?: boolean;
}

/** Where moves happen. */
export interface Site {
  files: FileSystem;
  room: Room;
  root: string;
  /** The work tree's git folder (outside of `root` in a linked worktree), or null. */
  gitDir: string | null;
}

/** Absolute path of a move's path. */
export function locate(site: Site, path: string): string {
  if (path.startsWith('.git/') && site.gitDir) return join(site.gitDir, path.slice('.git/'.length));
  return join(site.root, path);
}

/** Absolute path of the temporary name of a move. */
export const tempOf = (site: Site, move: Move): string => locate(site, move.temp);

/** True when the old thing is renamed to the temporary name first, because nothing of the same sort takes its place. */
export function setsAside(move: Move): boolean {
  const { from, to } = move;
  if (from.kind === 'tree') return true;
  return (from.kind === 'file' || from.kind === 'link') && (to.kind === 'absent' || to.kind === 'directory');
}

/** Depth of a path, for outermost-first orders. */
export const depthOf = (path: string): number => path.split('/').length;

/** Throws `PathRefused` when a folder on the way became a link since the plan was made or the transaction was stopped. */
export function assertInPlace(site: Site, moves: readonly Move[]): void {
  for (const folder of new Set(moves.map((move) => dirname(locate(site, move.path))))) {
    try {
      if (site.files.realpathSync(folder) !== folder) throw new PathRefused(`${folder} is reached through a link now`);
    } catch (error) {
      if (!isAbsent(error)) throw error; // a folder that is yet to be made
    }
  }
}
