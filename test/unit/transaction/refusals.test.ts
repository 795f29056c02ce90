import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/system/hash-bytes.ts';
import { HealError } from '../../../src/system/heal-error.ts';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import type { Change } from '../../../src/transaction/plan.ts';
import { type Bench, makeBench, snapshot, type Tree } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

const open = (tree: Tree): Bench => {
  bench = makeBench(tree);
  return bench;
};

/** Applies, expects a refusal that changes nothing and leaves no backup; answers `code: why`. */
async function refusal(changes: Change[], world = bench.world): Promise<string> {
  const before = snapshot(bench.dir);
  delete before.state;
  let refused: unknown;
  try {
    await applyPlan(bench.plan(changes), world);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(HealError);
  const now = Object.fromEntries(Object.entries(snapshot(bench.dir)).filter(([path]) => !path.startsWith('state')));
  const then = Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('state')));
  expect(now).toEqual(then);
  expect(listBackups(world)).toEqual([]);
  const { code, why, next } = refused as HealError;
  expect(next).not.toBe('');
  return `${code}: ${why}`;
}

const edit = (path: string, baseHash: string): Change => ({
  kind: 'edit',
  path,
  baseHash,
  replacements: [{ start: 0, end: 0, text: 'x' }],
});
const create = (path: string): Change => ({ kind: 'create', path, content: 'x' });

describe('a plan is refused, and nothing changes', () => {
  it('when a file changed, went or came since', async () => {
    const b = open({ 'a.txt': 'a', 'b.txt': 'b', 'run.sh': ['x', 0o600] });
    const stale = b.hash('a.txt');
    writeFileSync(join(b.root, 'a.txt'), 'user work');
    const first = edit('b.txt', b.hash('b.txt'));
    expect(await refusal([first, edit('a.txt', stale)])).toBe('stale: a.txt changed since the fix was planned');
    expect(await refusal([first, { kind: 'delete', path: 'a.txt', baseHash: stale }])).toMatch(/^stale/);
    expect(await refusal([first, edit('gone.txt', stale)])).toBe('stale: gone.txt is no longer a file');
    expect(await refusal([first, create('a.txt')])).toBe('stale: a.txt exists already');
    expect(await refusal([{ kind: 'mkdir', path: 'a.txt' }])).toMatch(/^stale/);
    expect(await refusal([{ kind: 'chmod', path: 'run.sh', mode: 0o700, baseMode: 0o644 }])).toMatch(/^stale/);
    expect(await refusal([{ kind: 'remove-tree', path: 'dist' }])).toMatch(/^stale|^guarded/);
  });

  it('when the path leaves the project, in any spelling', async () => {
    const b = open({ 'src/app.py': 'x', 'src/r\u00e9sum\u00e9.txt': 'x', '.git/config': '[core]' });
    mkdirSync(join(b.dir, 'outside'));
    writeFileSync(join(b.dir, 'outside/secret'), 'x');
    symlinkSync('../outside', join(b.root, 'way-out'));
    symlinkSync('../../outside/secret', join(b.root, 'src/secret'));
    symlinkSync('nowhere', join(b.root, 'dangling'));
    symlinkSync('loop', join(b.root, 'loop'));
    symlinkSync('.git', join(b.root, 'innocent'));
    const hash = hashBytes(Buffer.from('x'));
    const paths = [
      '../outside/secret',
      'src/../../outside/secret',
      join(b.dir, 'outside/secret'),
      './src/app.py',
      'src//app.py',
      '',
      '.',
      'way-out/secret',
      'src/secret',
      'dangling',
      'loop/x',
      'src\\app.py',
      'src/app.py\0',
      'src/a\nb.py',
      '．．/outside/secret',
      '‥/outside/secret',
      'src\u2215x.py'.replace('\u2215', '\uff0f'),
      '.git/config',
      '.git/hooks/pre-commit',
      '.GIT/config',
      '.g\u200cit/config',
      '.git./config',
      'git~1/config',
      '.git::$INDEX_ALLOCATION/config',
      '.gіt/config',
      'innocent/config',
      'src/.git/hooks/post-checkout',
      'src/app.py/below',
    ];
    for (const path of paths) {
      expect(await refusal([edit(path, hash)]), path).toMatch(/^outside: /);
      expect(await refusal([create(path)]), path).toMatch(/^outside: /);
    }
    for (const twin of [
      'src/App.py',
      'SRC/other.py',
      'src/аpp.py',
      'src/app.py ',
      'src/\uff41pp.py',
      'src/app\u200b.py',
      'src/re\u0301sume\u0301.TXT',
    ])
      expect(await refusal([create(twin)]), twin).toMatch(/^outside: .*looks like/);
  });

  it('when the project folder is a link or has moved', async () => {
    const b = open({ 'a.txt': 'a' });
    symlinkSync('project', join(b.dir, 'alias'));
    const plan = { ...b.plan([create('b.txt')]), root: join(b.dir, 'alias') };
    await expect(applyPlan(plan, b.world)).rejects.toMatchObject({ code: 'outside' });
  });

  it('for lockfiles, vendored, generated, ignored, binary and huge files', async () => {
    const b = open({
      'package-lock.json': '{}',
      'node_modules/x/index.js': 'x',
      'vendor/y.go': 'y',
      'gen.py': '# Code generated by protoc. DO NOT EDIT.\nx = 1\n',
      'local.txt': 'ignored',
      'image.bin': Buffer.from([0, 1, 2, 3]),
      'huge.txt': 'x'.repeat(3_000_000),
      '.gitignore': 'local.txt\n',
      'fine.txt': 'x',
      'read-only.txt': ['x', 0o444],
    });
    execFileSync('git', ['init', '-q'], { cwd: b.root });
    for (const path of [
      'package-lock.json',
      'node_modules/x/index.js',
      'vendor/y.go',
      'gen.py',
      'local.txt',
      'image.bin',
      'huge.txt',
      'read-only.txt',
    ]) {
      expect(await refusal([edit('fine.txt', b.hash('fine.txt')), edit(path, b.hash(path))]), path).toMatch(
        /^guarded: /,
      );
      expect(await refusal([{ kind: 'delete', path, baseHash: b.hash(path) }]), path).toMatch(/^guarded: /);
    }
    expect(await refusal([create('yarn.lock')])).toMatch(/^guarded: /);
  });

  it('for modes that let more in, and folders that are not derived', async () => {
    const b = open({ 'a.sh': '#!/bin/sh\n', 'src/a.py': '', 'out/b.o': 'x', 'mine/c.txt': 'x' });
    execFileSync('git', ['init', '-q'], { cwd: b.root });
    execFileSync('git', ['add', 'out', 'src'], { cwd: b.root });
    for (const mode of [0o4755, 0o666, 0o777])
      expect(await refusal([{ kind: 'chmod', path: 'a.sh', mode, baseMode: 0o644 }])).toMatch(/^guarded: /);
    for (const path of ['src', 'out', 'mine'])
      expect(await refusal([{ kind: 'remove-tree', path }]), path).toMatch(/^guarded: /);
  });

  it('for bad edits, empty plans and plans of nothing', async () => {
    const b = open({ 'a.txt': Buffer.from('caf\xe9 2\n', 'latin1'), 'e.txt': '🙂🙂' });
    const bad = (path: string, ...replacements: { start: number; end: number; text: string }[]): Change[] => [
      { kind: 'edit', path, baseHash: b.hash(path), replacements },
    ];
    expect(await refusal(bad('a.txt', { start: 0, end: 99, text: '' }))).toMatch(/^bad-plan/);
    expect(await refusal(bad('a.txt', { start: 2, end: 1, text: '' }))).toMatch(/^bad-plan/);
    expect(await refusal(bad('a.txt', { start: 0, end: 3, text: 'a' }, { start: 2, end: 4, text: 'b' }))).toMatch(
      /^bad-plan/,
    );
    expect(await refusal(bad('a.txt', { start: 0, end: 0, text: '日' }))).toMatch(/^bad-plan/);
    expect(await refusal(bad('e.txt', { start: 1, end: 2, text: '' }))).toMatch(/^bad-plan/);
    expect(await refusal(bad('a.txt', { start: 0, end: 1, text: 'c' }))).toMatch(/^no-change/);
    expect(await refusal([])).toMatch(/^no-change/);
  });

  it('when no backup can be made', async () => {
    const b = open({ 'a.txt': 'a' });
    const full = join(b.dir, 'state-is-a-file');
    writeFileSync(full, '');
    const change = edit('a.txt', b.hash('a.txt'));
    expect(await refusal([change], { ...b.world, stateDir: full })).toMatch(/^backup-failed: /);
    const { realFiles } = await import('../../../src/system/file-system.ts');
    const noSpace = (): never => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    const inState = { ...realFiles, writeSync: noSpace };
    expect(await refusal([change], { ...b.world, files: inState })).toMatch(/^backup-failed: .*ENOSPC/);
  });

  it('when git still works in the repository whose lock is to go', async () => {
    const b = open({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/index.lock': 'DIRC', '.git/config': '' });
    const lock = (path: string): Change => ({ kind: 'git-lock', path, baseHash: b.hash(path) });
    for (const path of ['.git/config', '.git/HEAD']) expect(await refusal([lock(path)])).toMatch(/^outside: /);
    expect(await refusal([{ ...lock('.git/index.lock'), baseHash: 'other' } as Change])).toMatch(/^stale: /);
    const git = spawn('git', ['hash-object', '--stdin'], { cwd: b.root });
    try {
      expect(await refusal([lock('.git/index.lock')])).toBe(
        `stale: git is at work in this repository (process ${git.pid})`,
      );
    } finally {
      git.kill();
      await once(git, 'exit');
    }
    expect(await applyPlan(b.plan([lock('.git/index.lock')]), b.world)).toMatchObject({ files: ['.git/index.lock'] });
  });
});
