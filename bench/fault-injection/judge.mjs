import { cpSync, existsSync, lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isTest } from './projects.mjs';
import { differences } from './snapshot.mjs';

const DERIVED =
  /(?:^|\/)(?:__pycache__|\.pytest_cache|\.phpunit\.result\.cache|target|build|out)(?:\/|$)|\.pyc$|^node_modules\/\.(?:package-lock\.json|cache)/;

/** What an installation, a compiler or git itself writes for its own sake. */
const isNoise = (path, known) =>
  known.has(path) || DERIVED.test(path) || /^\.git\/(?:index$|objects\/|logs\/|ORIG_HEAD)/.test(path);

const covers = (reported, path) => reported.some((file) => path === file || path.startsWith(`${file}/`));

/** Folders that appeared or went with the files in them, and those whose listing alone changed. */
const isFolderOf = (path, paths) => paths.some((other) => other.startsWith(`${path}/`));

/** Paths outside of what was reported that are not as they were found. */
export function unreported(before, after, reported, known) {
  return differences(before, after).filter((path) => {
    if (isNoise(path, known) || covers(reported, path)) return false;
    const states = [before.get(path), after.get(path)];
    const appeared = states.filter(Boolean).every((state) => state.startsWith('folder')) && states.includes(undefined);
    return !(appeared && isFolderOf(path, reported));
  });
}

/** Tests that are no longer what the working project has, and were changed by us. */
export const editedTests = (before, after, working) =>
  differences(before, after).filter(
    (path) =>
      isTest(path) &&
      !DERIVED.test(path) &&
      after.get(path) !== working.get(path) &&
      !after.get(path)?.startsWith('folder'),
  );

/** Left behind: our own temporary names in the project, processes that still run there. */
export function residue(root, after) {
  const files = [...after.keys()].filter((path) => path.includes('.heal-hooks-'));
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(root);
      } catch {
        return false; // it ended meanwhile, or is not ours to look at
      }
    });
  return [...files, ...running.map((pid) => `process ${pid}`)];
}

/** Puts the tests of the working project into the tree, so that a fix that only pleases broken tests is found out. */
export function putTests(working, root, paths) {
  for (const path of paths.filter(isTest)) {
    const target = join(root, path);
    if (lstatSync(target, { throwIfNoEntry: false })) rmSync(target, { recursive: true });
    if (existsSync(dirname(target))) cpSync(join(working, path), target, { verbatimSymlinks: true });
  }
}
