import { constants } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileErrorCode } from '../system/file-system.ts';
import { locate, type Move, type Site } from './move.ts';
import { type PathState, sameState } from './path-state.ts';

/** A change of one path that is wanted. */
export interface Wanted {
  path: string;
  from: PathState;
  to: PathState;
}

const foreignOwner = (state: PathState & { kind: 'file' }): boolean => {
  const user = process.geteuid?.();
  if (user === undefined || user === 0 || !state.owner) return false; // no owners here, or we may give files away
  return state.owner[0] !== user || state.owner[1] !== process.getegid?.();
};

const cannotMakeFilesIn = (site: Site, folder: string): boolean => {
  try {
    site.files.accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return ['EACCES', 'EPERM'].includes(fileErrorCode(error) ?? '');
  }
};

/** A new file in the old one's place would lose its other names or its owner, or cannot be made. */
const mustStayInPlace = (site: Site, { path, from, to }: Wanted): boolean => {
  if (from.kind !== 'file' || to.kind !== 'file') return false;
  const absolute = locate(site, path);
  return foreignOwner(from) || site.files.lstatSync(absolute).nlink > 1 || cannotMakeFilesIn(site, dirname(absolute));
};

/** Gives each wanted change its temporary name (`first` numbers them on) and its way of writing. Changes of nothing are left out. */
export function makeMoves(site: Site, id: string, wanted: readonly Wanted[], first: number): Move[] {
  const leaving = new Set(
    wanted.filter(({ from, to }) => from.kind === 'directory' && to.kind !== 'directory').map(({ path }) => path),
  );
  const homeOf = (path: string): string => {
    const folder = posix.dirname(path);
    return leaving.has(folder) ? homeOf(folder) : folder; // not in a folder that is about to go
  };
  return wanted
    .filter(({ from, to }) => !sameState(from, to) || to.kind === 'tree')
    .map((change, index) => {
      const temp = posix.join(homeOf(change.path), `.heal-hooks-${id}-${first + index}`);
      return { ...change, temp, ...(mustStayInPlace(site, change) ? { inPlace: true } : {}) };
    });
}
