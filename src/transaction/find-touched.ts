import { join } from 'node:path';
import micromatch from 'micromatch';
import { HealError } from '../system/heal-error.ts';
import { HEAVY } from './heavy-folders.ts';
import type { Site } from './move.ts';
import { putObject } from './object-store.ts';
import { type PathState, readState } from './path-state.ts';

/** What a remedial command may touch must fit into a backup. */
export const TOUCH_LIMITS = { files: 50_000, bytes: 500_000_000 };

/** A new folder with more files than this is recorded, and taken back, as one tree. */
const NEW_TREE_FILES = 200;

const tooMuch = (site: Site): HealError =>
  new HealError({
    code: 'backup-failed',
    what: 'Not applied',
    why: `the files that the command may touch in ${site.root} are more than ${TOUCH_LIMITS.files} or ${TOUCH_LIMITS.bytes / 1e6} MB`,
    next: 'Nothing was changed. Run the command yourself, or name fewer files in `touches`.',
  });

/** True for folders whose content some glob could match. */
const couldHold = (globs: readonly string[]): ((folder: string) => boolean) => {
  const bases = globs.map((glob) => micromatch.scan(glob).base.replace(/\/$/, ''));
  return (folder) =>
    bases.some(
      (base) =>
        base === '' ||
        base === '.' ||
        folder === base ||
        folder.startsWith(`${base}/`) ||
        base.startsWith(`${folder}/`),
    );
};

const countFiles = (site: Site, folder: string): number => {
  let count = 0;
  for (const name of site.files.readdirSync(folder)) {
    const path = join(folder, name);
    count += site.files.lstatSync(path).isDirectory() ? countFiles(site, path) : 1;
  }
  return count;
};

const matcherOf = (globs: readonly string[]): ((path: string) => boolean) => {
  const matchers = globs.map((glob) => micromatch.matcher(glob, { dot: true }));
  return (path) => matchers.some((match) => match(path));
};

interface Options {
  /** Which contents go into the store, by size. */
  keep: (size: number) => boolean;
  limits: { files: number; bytes: number };
  /** What was there at an earlier look: a big folder that is new since then counts as one tree. */
  known?: ReadonlyMap<string, PathState>;
  /** Folders that count as one tree whatever is in them. */
  isWhole?: (path: string) => boolean;
}

/**
 * States of all files, links and folders of the project that match the globs (project-relative, `!` takes away). Throws `HealError` when it is
 * too much for a backup.
 */
export function findTouched(site: Site, globs: readonly string[], options: Options): Map<string, PathState> {
  const { files, root, room } = site;
  const positive = globs.filter((glob) => !glob.startsWith('!'));
  const isWanted = matcherOf(positive);
  const isUnwanted = matcherOf(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  const holds = couldHold(positive);
  const found = new Map<string, PathState>();
  const left = { ...options.limits };
  const visitFolder = (path: string, name: string, mode: number): void => {
    if (options.isWhole?.(path)) {
      found.set(path, { kind: 'tree' });
      return;
    }
    if (!holds(path) || (HEAVY.has(name) && !positive.some((glob) => glob.split('/').includes(name)))) return;
    const isNewTree = options.known && !options.known.has(path) && countFiles(site, join(root, path)) > NEW_TREE_FILES;
    found.set(path, isNewTree ? { kind: 'tree' } : { kind: 'directory', mode });
    if (!isNewTree) look(path);
  };
  const visitFile = (path: string, size: number): void => {
    left.files -= 1;
    left.bytes -= size;
    if (left.files < 0 || left.bytes < 0) throw tooMuch(site);
    const { state, bytes } = readState(files, join(root, path));
    if (bytes && options.keep(bytes.length)) putObject(room, bytes);
    if (state.kind !== 'absent' && state.kind !== 'other') found.set(path, state);
  };
  const look = (folder: string): void => {
    for (const name of files.readdirSync(join(root, folder))) {
      if (name === '.git' || name.startsWith('.heal-hooks-')) continue;
      const path = folder ? `${folder}/${name}` : name;
      const info = files.lstatSync(join(root, path));
      if (info.isDirectory()) visitFolder(path, name, info.mode & 0o7777);
      else if (isWanted(path) && !isUnwanted(path)) visitFile(path, info.size);
    }
  };
  look('');
  return found;
}
