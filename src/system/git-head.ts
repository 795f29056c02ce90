import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

/** What a work tree has checked out. */
export interface GitHead {
  /** Commit, hex; null before the first commit. */
  head: string | null;
  /** Branch without `refs/heads/`; null when detached. */
  branch: string | null;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // a ref that is packed, or was never born
  }
};

const packedRef = (commonDir: string, ref: string): string | undefined =>
  readOrEmpty(join(commonDir, 'packed-refs'))
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.slice(0, -ref.length - 1);

/**
 * Reads what is checked out with file reads alone, worktrees included. Null outside git, and where git keeps its refs in a form that
 * is not plain files.
 */
export function readGitHead({ gitDir, commonDir }: Pick<Project, 'gitDir' | 'commonDir'>): GitHead | null {
  if (gitDir === null || commonDir === null) return null;
  const text = readOrEmpty(join(gitDir, 'HEAD')).trim();
  if (COMMIT.test(text)) return { head: text, branch: null };
  const ref = text.match(/^ref: (refs\/heads\/[^\s\0]+)$/)?.[1];
  if (!ref || ref.split('/').some((part) => part.startsWith('.'))) return null; // `.invalid` stands for refs kept elsewhere
  const loose = readOrEmpty(join(commonDir, ref)).trim();
  const commit = COMMIT.test(loose) ? loose : (packedRef(commonDir, ref) ?? '');
  return { head: COMMIT.test(commit) ? commit : null, branch: ref.slice('refs/heads/'.length) };
}
