import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import micromatch from 'micromatch';
import { createGit } from '../system/git.ts';
import { guardPath } from '../system/path-guard.ts';
import type { Env } from '../system/paths.ts';
import { findExecutable, runQuery } from '../system/process.ts';
import { lockFacts } from './lock-facts.ts';
import { cleanPrinted, printedPathCandidates } from './printed-path.ts';
import { createProjectFiles, MAX_LISTED } from './project-files.ts';
import type { ProjectView } from './remedy.ts';
import type { DeclaredServer } from './servers/declared-server.ts';

/** A folder that is gone has no real path: everything in it reads as absent. */
const realRoot = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

/**
 * Opens the read-only world that strategies see. `root` is the project root (made a realpath here), `cwd` the absolute folder in which
 * the command ran, `neverEdit` the globs that the user's configuration protects, `services` those of its `tools`. Nothing is read before it is asked for; answers are
 * remembered, so one view belongs to one moment.
 */
export function createProjectView(options: {
  root: string;
  cwd: string;
  env: Env;
  neverEdit?: readonly string[];
  services?: readonly DeclaredServer[];
}): ProjectView {
  const root = realRoot(options.root);
  const { env } = options;
  const cwd = relativeCwd(root, options.cwd);
  const files = createProjectFiles(root);
  const git = createGit(root, env);
  const guarded = new Map<string, Promise<string | null>>();
  const resolved = new Map<string, Promise<string | null>>();
  let listed: Promise<string[]> | undefined;
  let named: ReadonlyMap<string, string[]> | undefined;

  const listAll = async (): Promise<string[]> =>
    ((await git.files()) ?? (await files.walk())).slice(0, MAX_LISTED).sort();

  const find = async (printed: string): Promise<string | null> => {
    for (const candidate of printedPathCandidates(printed, root, cwd)) {
      const found = await files.real(candidate);
      if (found) return found;
    }
    named ??= byName(await view.list());
    return bySuffix(printed, named);
  };

  const guard = async (path: string): Promise<string | null> => {
    const reason = guardPath(root, path);
    if (reason) return reason;
    if (options.neverEdit?.length && micromatch.isMatch(path, options.neverEdit, { dot: true }))
      return 'protected by `ignore.files` in the configuration';
    if (await git.isIgnored(path)) return 'ignored by git';
    if (await git.attribute(path, 'linguist-generated')) return 'generated: marked in .gitattributes';
    if (await git.attribute(path, 'linguist-vendored')) return 'vendored: marked in .gitattributes';
    return null;
  };

  const view: ProjectView = {
    root,
    cwd,
    git,
    services: options.services ?? [],
    lock: async (printed) => lockFacts(root, printed),
    // Each strategy asks for each place of a trace.
    resolve: (printed) => {
      const known = resolved.get(printed) ?? find(printed);
      resolved.set(printed, known);
      return known;
    },
    read: files.read,
    stat: files.stat,
    entries: files.entries,
    list: async (globs) => {
      listed ??= listAll();
      const all = await listed;
      return globs ? micromatch(all, globs, { dot: true }) : all;
    },
    guard: (path) => {
      const known = guarded.get(path) ?? guard(path);
      guarded.set(path, known);
      return known;
    },
    query: async (argv, query = {}) => {
      const inside = await files.real(query.cwd ?? cwd);
      if (inside === null) return { exitCode: 127, stdout: '', stderr: 'folder is outside the project' };
      return runQuery(argv, { ...query, cwd: inside ? `${root}/${inside}` : root, env });
    },
    which: (command) => findExecutable(command, cwd ? `${root}/${cwd}` : root, env),
    env: (name) => env[name],
  };
  return view;
}

/** Where the command ran, below the root; a folder outside counts as the root. */
const relativeCwd = (root: string, cwd: string): string => {
  try {
    const real = realpathSync(cwd);
    return real.startsWith(`${root}/`) ? real.slice(root.length + 1) : '';
  } catch {
    return ''; // the folder is gone
  }
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function byName(files: readonly string[]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const file of files) {
    const name = nameOf(file);
    const same = named.get(name);
    if (same) same.push(file);
    else named.set(name, [file]);
  }
  return named;
}

/**
 * Tools in subfolders print paths relative to their own folder: the one listed file that ends so, if it is the only one.
 * @param named the listed files by their names
 */
const bySuffix = (printed: string, named: ReadonlyMap<string, readonly string[]>): string | null => {
  const path = cleanPrinted(printed)?.replace(/^(\.\/)+/, '');
  if (!path || path.startsWith('/') || path.startsWith('..')) return null;
  const ends = (named.get(nameOf(path)) ?? []).filter((file) => file.endsWith(`/${path}`));
  return ends.length === 1 ? (ends[0] ?? null) : null;
};
