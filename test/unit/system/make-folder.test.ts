import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, statSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderRefused, makeFolder } from '../../../src/system/make-folder.ts';
import { bundleScript } from '../../support/bundle-script.ts';
import { tempProject } from '../../support/temp-project.ts';

const refusal = (path: string): FolderRefused => {
  try {
    makeFolder(path);
  } catch (error) {
    if (error instanceof FolderRefused) return error;
    throw error;
  }
  throw new Error(`${path} was made`);
};

describe('a folder', () => {
  it('is made with those above it, all private, and is there the second time', () => {
    const path = tempProject().path('a', 'b', 'c');
    expect(makeFolder(path)).toBe(true);
    expect([path, resolve(path, '..'), resolve(path, '../..')].map((one) => statSync(one).mode & 0o777)).toEqual([
      0o700, 0o700, 0o700,
    ]);
    expect(makeFolder(path)).toBe(false);
  });

  it('may lie below a link to a folder', () => {
    const project = tempProject({ 'real/file': '' });
    symlinkSync(project.path('real'), project.path('link'));
    expect(makeFolder(project.path('link', 'new'))).toBe(true);
    expect(existsSync(project.path('real', 'new'))).toBe(true);
  });

  it('is refused in words where a file stands, below a file, and below a link to nothing', () => {
    const project = tempProject({ file: '' });
    symlinkSync(project.path('nowhere'), project.path('dangling'));
    expect(refusal(project.path('file'))).toMatchObject({
      code: 'ENOTDIR',
      message: `the folder ${project.path('file')} cannot be made: something else has this name`,
    });
    expect(refusal(project.path('file', 'a', 'b')).message).toContain('something above it is no folder');
    expect(refusal(project.path('dangling', 'a')).code).toBe('ENOTDIR');
  });

  it.runIf(process.getuid?.() !== 0)('is refused where nobody may write', () => {
    const project = tempProject({ 'locked/file': '' });
    chmodSync(project.path('locked'), 0o500);
    expect(refusal(project.path('locked', 'a')).message).toContain('permission denied');
    chmodSync(project.path('locked'), 0o700);
  });

  it.runIf(existsSync('/proc/self'))('is refused at once below /proc, in a process of its own', () => {
    const project = tempProject();
    const script = bundleScript(resolve(import.meta.dirname, 'make-folder-worker.ts'), project.root);
    const child = spawnSync(process.execPath, [script, '/proc/heal-hooks/state/deep'], {
      timeout: 20_000,
      encoding: 'utf8',
    });
    expect(child.signal).toBeNull();
    expect(child.stdout).toBe('ENOENT the folder /proc/heal-hooks cannot be made: /proc takes no folders\n');
  });
});
