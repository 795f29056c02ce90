import { hasAttributes } from './git-files/has-attributes.ts';
import { mayBeInRepository } from './git-files/in-repository.ts';
import { listFiles } from './git-files/list-files.ts';
import type { Env } from './paths.ts';
import { type ProcessResult, runQuery } from './process.ts';

/** Configuration of the repository that could start a program while git only answers a question. */
const INERT = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];

/** Read-only questions to git about one repository. Every call resolves to "nothing" outside a repository. */
export interface GitFacts {
  isRepo(): Promise<boolean>;
  isIgnored(path: string): Promise<boolean>;
  isTracked(path: string): Promise<boolean>;
  /** True when the file differs from HEAD (or is untracked). */
  isDirty(path: string): Promise<boolean>;
  /** Content at HEAD, or null. */
  headText(path: string): Promise<string | null>;
  /** Files renamed since: `[old, new]` pairs from the last `limit` commits and the working tree. */
  renames(limit?: number): Promise<[string, string][]>;
  branches(): Promise<string[]>;
  remotes(): Promise<string[]>;
  currentBranch(): Promise<string | null>;
  /** The first commit of the history that HEAD stands on; null without commits and in a shallow clone, which does not have it. */
  rootCommit(): Promise<string | null>;
  /** Tracked files that exist, and untracked ones that are not ignored; null outside a repository. */
  files(): Promise<string[] | null>;
  /** Value of one attribute of .gitattributes, or null when unset. */
  attribute(path: string, name: string): Promise<string | null>;
}

/** What git would answer outside of every repository, where it is not started at all. */
const NO_REPOSITORY = Promise.resolve<ProcessResult>({ exitCode: 128, stdout: '', stderr: 'not a git repository' });

const lines = (text: string): string[] => text.split('\n').filter(Boolean);
const fields = (text: string): string[] => text.split('\0').filter(Boolean);

/** Pairs `old → new` of a `--name-status -z -M` listing. */
export function parseRenames(output: string): [string, string][] {
  const parts = output.split('\0');
  const pairs: [string, string][] = [];
  for (let i = 0; i < parts.length; i++) {
    const status = (parts[i] ?? '').trim();
    if (/^R\d+$/.test(status)) {
      pairs.push([parts[i + 1] ?? '', parts[i + 2] ?? '']);
      i += 2;
    } else if (/^[ACDMTUX]\d*$/.test(status)) i += status.startsWith('C') ? 2 : 1;
  }
  return pairs;
}

/** Asks git about the repository at `root` (absolute). Answers are remembered for the life of the object. */
export function createGit(root: string, env: Env): GitFacts {
  const asked = new Map<string, Promise<ProcessResult>>();
  let outside: boolean | undefined;
  const git = (...args: string[]): Promise<ProcessResult> => {
    const key = args.join('\0');
    outside ??= !mayBeInRepository(root);
    const known =
      asked.get(key) ?? (outside ? NO_REPOSITORY : runQuery(['git', ...INERT, ...args], { cwd: root, env }));
    asked.set(key, known);
    return known;
  };
  const text = async (...args: string[]): Promise<string> => {
    const result = await git(...args);
    return result.exitCode === 0 ? result.stdout : '';
  };
  let plain: ReadonlySet<string> | null | undefined;
  /** What is listed without starting git; null where that is not possible. */
  const plainFiles = (): ReadonlySet<string> | null => {
    if (plain === undefined) {
      const listed = listFiles(root, env);
      plain = listed && new Set(listed);
    }
    return plain;
  };
  return {
    isRepo: async () => (await text('rev-parse', '--is-inside-work-tree')).trim() === 'true',
    // What is listed is tracked or not ignored.
    isIgnored: async (path) => !plainFiles()?.has(path) && (await git('check-ignore', '-q', '--', path)).exitCode === 0,
    isTracked: async (path) => (await text('ls-files', '-z', '--', path)) !== '',
    isDirty: async (path) => (await text('status', '--porcelain', '-z', '--', path)) !== '',
    headText: async (path) => {
      const result = await git('show', `HEAD:./${path}`);
      return result.exitCode === 0 ? result.stdout : null;
    },
    renames: async (limit = 50) => [
      ...parseRenames(await text('diff', '--name-status', '-z', '-M', '--relative', 'HEAD', '--')),
      ...parseRenames(
        await text('log', '--format=', '--name-status', '-z', '-M', '--diff-filter=R', `-n${limit}`, '--relative'),
      ),
    ],
    branches: async () =>
      lines(await text('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes'))
        .filter((ref) => !ref.endsWith('/HEAD'))
        .map((ref) => ref.replace(/^refs\/(heads|remotes)\//, '')),
    remotes: async () => lines(await text('remote')),
    currentBranch: async () => (await text('symbolic-ref', '--short', '-q', 'HEAD')).trim() || null,
    rootCommit: async () => {
      if ((await text('rev-parse', '--is-shallow-repository')).trim() !== 'false') return null;
      return lines(await text('rev-list', '--max-parents=0', 'HEAD')).sort()[0] ?? null; // merged histories have several
    },
    files: async () => {
      const known = plainFiles();
      if (known) return [...known];
      // Each name comes with a letter: R for one that is tracked and gone, which is listed as tracked too.
      const listed = await git('ls-files', '-z', '-t', '--cached', '--others', '--deleted', '--exclude-standard');
      if (listed.exitCode !== 0) return null;
      const entries = fields(listed.stdout);
      const deleted = new Set(entries.filter((entry) => entry.startsWith('R ')).map((entry) => entry.slice(2)));
      return [...new Set(entries.map((entry) => entry.slice(2)))].filter((path) => !deleted.has(path));
    },
    attribute: async (path, name) => {
      if (!hasAttributes(root, path, env)) return null;
      const value = (await text('check-attr', '-z', name, '--', path)).split('\0')[2];
      return !value || value === 'unspecified' || value === 'unset' ? null : value;
    },
  };
}
