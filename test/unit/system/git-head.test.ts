import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGitHead } from '../../../src/system/git-head.ts';
import { findProject } from '../../../src/system/project.ts';

let root: string;
let repo: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-head-')));
  repo = join(root, 'repo');
  mkdirSync(repo);
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: repo,
    env: { ...process.env, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
const commit = () => git('commit', '-q', '--allow-empty', '-m', 'x');
const head = (dir = repo) => readGitHead(findProject(dir));

describe('readGitHead', () => {
  it('knows the branch before the first commit', () => {
    expect(head()).toEqual({ head: null, branch: 'main' });
  });

  it('reads what git says: loose, packed, detached, in a worktree', () => {
    commit();
    git('checkout', '-q', '-b', 'feature/one');
    commit();
    const now = { head: git('rev-parse', 'HEAD'), branch: 'feature/one' };
    expect(head()).toEqual(now);
    git('pack-refs', '--all');
    expect(head()).toEqual(now);
    git('worktree', 'add', '-q', join(root, 'tree'), '-b', 'tree', 'main');
    expect(head(join(root, 'tree'))).toEqual({ head: git('rev-parse', 'main'), branch: 'tree' });
    git('checkout', '-q', '--detach');
    expect(head()).toEqual({ head: now.head, branch: null });
  });

  it('answers nothing outside git and for a HEAD that it cannot read', () => {
    mkdirSync(join(root, 'plain'));
    expect(head(join(root, 'plain'))).toBeNull();
    writeFileSync(join(repo, '.git', 'HEAD'), 'ref: refs/heads/.invalid\n');
    expect(head()).toBeNull();
    writeFileSync(join(repo, '.git', 'HEAD'), 'ref: refs/heads/../../../../etc/passwd\n');
    expect(head()).toBeNull();
  });
});
