import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../paths.ts';
import { findProject } from '../project.ts';
import { type IgnoreRules, isIgnoredBy, readIgnoreRules } from './ignore-rules.ts';
import { isPlainlyConfigured, userGitFolder } from './plain-config.ts';
import { type IndexEntry, readIndex } from './read-index.ts';

/** In a larger work tree git, which looks with several threads, is faster than we are. */
const MOST_TRACKED = 3000;
const MOST_SEEN = 6000;

/** Thrown inside, answered as null outside: git has to be asked. */
class Unclear extends Error {}

/**
 * What `git ls-files --cached --others --exclude-standard` lists, without what was deleted, found with file reads alone: starting a process
 * costs more than all of it in a project of ordinary size. Null where that is not certain to be the same; then git has to be asked.
 * @param root of the work tree
 */
export function listFiles(root: string, env: Env): string[] | null {
  try {
    const { root: top, gitDir, commonDir } = findProject(root);
    if (top !== root || gitDir === null || commonDir === null || !isPlainlyConfigured(commonDir, env)) return null;
    const tracked = readTracked(join(gitDir, 'index'));
    const rules = [join(userGitFolder(env), 'ignore'), join(commonDir, 'info', 'exclude')].map((file) =>
      rulesOf(file, ''),
    );
    return walk(root, tracked, rules);
  } catch (error) {
    if (error instanceof Unclear) return null;
    throw error;
  }
}

function readTracked(file: string): IndexEntry[] {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return []; // nothing was ever added
  const entries = readIndex(readFileSync(file), MOST_TRACKED);
  if (!entries) throw new Unclear();
  return entries;
}

function rulesOf(file: string, base: string): IgnoreRules {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { base, rules: [] }; // absent or unreadable: git goes on, too
  }
  const rules = readIgnoreRules(text, base);
  if (!rules) throw new Unclear();
  return rules;
}

function walk(root: string, tracked: readonly IndexEntry[], general: readonly IgnoreRules[]): string[] {
  const left = new Map(tracked.map((entry) => [entry.path, entry]));
  const found: string[] = [];
  let seen = 0;
  const visit = (base: string, above: readonly IgnoreRules[]): void => {
    const entries = entriesOf(join(root, base));
    seen += entries.length;
    if (seen > MOST_SEEN) throw new Unclear();
    const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
    const rules = own ? [...above, rulesOf(join(root, base, '.gitignore'), base)] : above;
    for (const entry of entries) {
      const path = base + entry.name;
      if (entry.isDirectory()) {
        const known = left.get(path);
        if (entry.name === '.git') {
          if (base !== '') throw new Unclear(); // a repository in the repository
        } else if (known?.submodule) {
          left.delete(path);
          found.push(path);
        } else if (!isIgnoredBy(rules, path, true)) visit(`${path}/`, rules);
      } else if (left.delete(path)) found.push(path);
      else if (entry.isSymbolicLink() || entry.isFile()) {
        if (entry.name === '.git') {
          if (base !== '') throw new Unclear(); // a submodule or another work tree
        } else if (!isIgnoredBy(rules, path, false)) found.push(path);
      }
    }
  };
  visit('', general);
  // What is tracked in folders that are ignored.
  for (const path of left.keys())
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === false) found.push(path);
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // may not be entered, or vanished in between
  }
}
