import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTest } from './projects.mjs';
import { differences, snapshot } from './snapshot.mjs';

const DERIVED =
  /(?:^|\/)(?:__pycache__|\.pytest_cache|\.phpunit\.result\.cache|target\w*|build|out)(?:\/|$)|\.pyc$|^node_modules\/\.(?:package-lock\.json|cache)/;

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

const ASSERTION = /(?:assert|expect|check|equal|same|fatal|throw)[\w.!]*\s*\(|^\s*(?:assert|expect|raise|throw|if)\b/i;

/** The lines of all tests that state something, by file; white space aside. `known` are paths that the command itself writes. */
export function assertions(root, known) {
  const found = new Map();
  for (const [path, state] of snapshot(root)) {
    if (!isTest(path) || known.has(path) || DERIVED.test(path) || !state.startsWith('file')) continue;
    const lines = readText(join(root, path)).split('\n');
    found.set(path, new Set(lines.filter((line) => ASSERTION.test(line)).map((line) => line.replace(/\s+/g, ''))));
  }
  return found;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // no permission: nobody reads it, nobody edits it
  }
}

/** Assertions that somebody wrote or took away, and that the working project does not have so. */
export function changedAssertions(before, after, working) {
  const changed = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old = new Set(), now = new Set(), right = new Set()] = [before, after, working].map((all) => all.get(path));
    const written = [...now].filter((line) => !old.has(line) && !right.has(line));
    const taken = [...old].filter((line) => !now.has(line) && right.has(line));
    changed.push(...[...written, ...taken].map((line) => `${path}: ${line}`));
  }
  return changed;
}

/** Left behind: our own temporary names in the project, processes that still run there after a while. */
export async function residue(root, after) {
  const files = [...after.keys()].filter((path) => path.includes('.heal-hooks-'));
  for (let tries = 0; tries < 50 && runningIn(root).length > 0; tries++) await sleep(200);
  return [...files, ...runningIn(root).map((pid) => `process ${pid}`)];
}

const runningIn = (root) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(root);
      } catch {
        return false; // it ended meanwhile, or is not ours to look at
      }
    });

/** Puts the tests of the working project into the tree, so that a fix that only pleases broken tests is found out. */
export function putTests(working, root, paths) {
  for (const path of paths.filter(isTest)) {
    const target = join(root, path);
    if (lstatSync(target, { throwIfNoEntry: false })) rmSync(target, { recursive: true });
    if (existsSync(dirname(target))) cpSync(join(working, path), target, { verbatimSymlinks: true });
  }
}
