import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGit } from '../../../../src/system/git.ts';
import { mayBeInRepository } from '../../../../src/system/git-files/in-repository.ts';
import { tempProject } from '../../../support/temp-project.ts';

describe('mayBeInRepository', () => {
  it('is certain outside, and sees every kind of repository', () => {
    const outside = tempProject({ 'sub/file.txt': '' });
    const git = (cwd: string, ...args: string[]): string =>
      execFileSync('git', args, { cwd, env: outside.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(mayBeInRepository(outside.path('sub'))).toBe(false);
    expect(() => git(outside.path('sub'), 'rev-parse')).toThrow('not a git repository');

    const inside = tempProject({ 'sub/file.txt': '' }, { git: true });
    expect(mayBeInRepository(inside.path('sub'))).toBe(true);
    git(inside.root, '-c', 'user.name=n', '-c', 'user.email=e', 'commit', '-q', '--allow-empty', '-m', 'first');
    git(inside.root, 'worktree', 'add', '-q', outside.path('tree'));
    expect(mayBeInRepository(outside.path('tree'))).toBe(true);
    git(outside.root, 'init', '-q', '--bare', outside.path('bare'));
    expect(mayBeInRepository(outside.path('bare/refs'))).toBe(true);
    symlinkSync(inside.path('sub'), outside.path('link'));
    expect(mayBeInRepository(outside.path('link'))).toBe(true);
    expect(mayBeInRepository(outside.path('gone'))).toBe(true);
  });

  it('spares git where there is none', async () => {
    const outside = tempProject({ 'file.txt': '' });
    outside.write('../home/bin/git', `#!/bin/sh\n: >"${outside.path('started')}"\nexec /usr/bin/git "$@"\n`, 0o755);
    const facts = createGit(outside.root, { ...outside.env, PATH: join(outside.home, 'bin') });
    expect([await facts.isRepo(), await facts.files(), await facts.branches(), await facts.rootCommit()]).toEqual([
      false,
      null,
      [],
      null,
    ]);
    expect(existsSync(outside.path('started'))).toBe(false);
  });
});
