import { join, relative, sep } from 'node:path';
import { type FileSystem, isAbsent } from './file-system.ts';
import { foldName, isGitName } from './fold-name.ts';

/** Where a project-relative path really is. */
export interface Place {
  /** Project-relative POSIX path with every link on the way followed. */
  path: string;
  absolute: string;
  kind: 'absent' | 'file' | 'link' | 'directory' | 'other';
  /** Parent folders that do not exist yet, project-relative, outermost first. */
  missing: string[];
}

/** A path that leads, or could lead somewhere, out of the project. The message is a reason in words. */
export class PathRefused extends Error {
  override name = 'PathRefused';
}

const refuse = (reason: string): never => {
  throw new PathRefused(reason);
};

const checkName = (name: string): void => {
  const plain = name.normalize('NFKC');
  if (name === '' || name === '.' || name === '..') refuse('a path of a plan has no empty, "." or ".." parts');
  if (/[\0-\x1f\x7f\\]/.test(name)) refuse('a control character or backslash in a file name');
  if (plain.includes('/') || /^\.+$/.test(plain) || /^\.*$/.test(foldName(name)))
    refuse('a name that looks like a separator or like ".."');
  if (isGitName(name)) refuse('inside .git');
};

const kindOf = (files: FileSystem, path: string): Place['kind'] => {
  try {
    const info = files.lstatSync(path);
    if (info.isSymbolicLink()) return 'link';
    return info.isDirectory() ? 'directory' : info.isFile() ? 'file' : 'other';
  } catch (error) {
    if (isAbsent(error)) return 'absent';
    throw error;
  }
};

/** The entry of `folder` that `name` means: exactly, or in another Unicode normalisation of the same letters. */
const entryOf = (files: FileSystem, folder: string, name: string): string | null => {
  const entries = files.readdirSync(folder);
  if (entries.includes(name)) return name;
  const same = entries.filter((entry) => entry.normalize('NFC') === name.normalize('NFC'));
  if (same.length === 1 && kindOf(files, join(folder, name)) !== 'absent') return same[0] as string;
  const twin = entries.find((entry) => foldName(entry) === foldName(name));
  if (twin !== undefined) refuse(`the name looks like the existing ${JSON.stringify(twin)} but is not the same`);
  return null;
};

const toRelative = (root: string, absolute: string): string => relative(root, absolute).split(sep).join('/');

/**
 * Finds where `path` (project-relative POSIX) is, and throws `PathRefused` when that is outside of `root` (a realpath), inside
 * `.git`, or hidden behind a look-alike name. A link as the last part is followed unless `keepLink`.
 */
export function confinePath(files: FileSystem, root: string, path: string, keepLink = false): Place {
  if (files.realpathSync(root) !== root) refuse('the project folder has moved or is itself a link');
  const names = path.split('/');
  for (const name of names) checkName(name);
  let current = root;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const entry = entryOf(files, current, name);
    if (entry === null) {
      const rest = names.slice(index).map((_, depth) => names.slice(index, index + depth + 1).join('/'));
      const below = (tail: string): string => toRelative(root, join(current, tail));
      const full = rest.at(-1) as string;
      return {
        path: below(full),
        absolute: join(current, full),
        kind: 'absent',
        missing: rest.slice(0, -1).map(below),
      };
    }
    const next = join(current, entry);
    const kind = kindOf(files, next);
    if (kind === 'link' && !(last && keepLink)) current = followLink(files, root, next);
    else current = next;
    if (last) return { path: toRelative(root, current), absolute: current, kind: kindOf(files, current), missing: [] };
    if (kindOf(files, current) !== 'directory') refuse(`${toRelative(root, current)} is not a folder`);
  }
  return refuse('an empty path');
}

const followLink = (files: FileSystem, root: string, link: string): string => {
  let real: string;
  try {
    real = files.realpathSync(link);
  } catch {
    return refuse('a link that leads nowhere'); // dangling or circular
  }
  if (!real.startsWith(root + sep)) refuse('a link that leads outside the project');
  for (const name of toRelative(root, real).split('/')) if (isGitName(name)) refuse('inside .git');
  return real;
};
