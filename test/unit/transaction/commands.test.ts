import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import type { Change } from '../../../src/transaction/plan.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import { type Bench, makeBench, snapshot, type Tree } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

const TREE: Tree = {
  'src/a.js': ['one\r\n', 0o644],
  'src/run.sh': ['#!/bin/sh\n', 0o755],
  'src/link': { link: 'a.js' },
  'package.json': '{}',
  'node_modules/dep/index.js': 'dep',
};

const open = (tree: Tree = TREE): Bench => {
  bench = makeBench(tree);
  return bench;
};

const command = (script: string, touches: string[], timeoutMs = 10_000): Change => ({
  kind: 'command',
  argv: ['sh', '-c', script],
  cwd: '',
  touches,
  timeoutMs,
});

const HAVOC = [
  'echo two > src/a.js',
  'chmod 600 src/run.sh',
  'rm src/link; mkdir src/link; echo x > src/link/file',
  'rm -r node_modules/dep',
  'mkdir -p made/deep; echo new > made/deep/file; echo new > src/new.js',
].join('\n');

describe('a remedial command', () => {
  it('that fails leaves no trace in the files it may touch', async () => {
    const b = open();
    const before = snapshot(b.root);
    const edit: Change = { kind: 'create', path: 'extra.txt', content: 'x' };
    const plan = b.plan([edit, command(`${HAVOC}\nexit 3`, ['**/*', 'node_modules/**'])]);
    await expect(applyPlan(plan, b.world)).rejects.toMatchObject({
      code: 'command-failed',
      why: 'it ended with status 3',
    });
    expect(snapshot(b.root)).toEqual(before);
  });

  it('that works can be taken back exactly', async () => {
    const b = open();
    const before = snapshot(b.root);
    const { backup, files } = await applyPlan(b.plan([command(HAVOC, ['**/*', 'node_modules/**'])]), b.world);
    expect(files).toContain('src/a.js');
    expect(readFileSync(join(b.root, 'src/a.js'), 'utf8')).toBe('two\n');
    expect(await restoreBackup(backup, b.world)).toMatchObject({ kind: 'restored' });
    expect(snapshot(b.root)).toEqual(before);
  });

  it('makes a big new folder, which is taken back as one', async () => {
    const b = open();
    const before = snapshot(b.root);
    const script = 'mkdir big; i=0; while [ $i -lt 300 ]; do echo $i > big/$i; i=$((i+1)); done';
    const { backup, files } = await applyPlan(b.plan([command(script, ['big/**'])]), b.world);
    expect(files).toEqual(['big']);
    await restoreBackup(backup, b.world);
    expect(snapshot(b.root)).toEqual(before);
    await expect(applyPlan(b.plan([command(`${script}; exit 1`, ['big/**'])]), b.world)).rejects.toMatchObject({
      code: 'command-failed',
    });
    expect(snapshot(b.root)).toEqual(before);
  });

  describe('that installs packages', () => {
    const install = (script: string): Change =>
      ({ ...command(script, ['lock']), renews: ['node_modules', '**/node_modules'], alters: ['.venv'] }) as Change;
    const installed: Tree = {
      ...TREE,
      'packages/a/node_modules/deep/index.js': 'deep',
      '.venv/bin/python': ['#!/bin/sh\n', 0o755],
      '.venv/lib/site-packages/one.py': ['1', 0o444],
    };
    const script =
      'test ! -e node_modules || exit 9; mkdir -p node_modules/new; echo x > .venv/lib/two.py; echo 1 > lock';

    it('that fails leaves the packages as they were', async () => {
      const b = open(installed);
      const before = snapshot(b.root);
      await expect(applyPlan(b.plan([install(`${script}; exit 3`)]), b.world)).rejects.toMatchObject({
        why: 'it ended with status 3',
      });
      expect(snapshot(b.root)).toEqual(before);
    });

    it('that works can be taken back, and that as well', async () => {
      const b = open(installed);
      const before = snapshot(b.root);
      const { backup, files } = await applyPlan(b.plan([install(script)]), b.world);
      expect(files.sort()).toEqual(['.venv', 'lock', 'node_modules', 'packages/a/node_modules']);
      const after = snapshot(b.root);
      expect(existsSync(join(b.root, 'packages/a/node_modules'))).toBe(false);
      const back = await restoreBackup(backup, b.world);
      expect(snapshot(b.root)).toEqual(before);
      expect((await restoreBackup(backup, b.world)).kind).toBe('restored');
      expect(snapshot(b.root)).toEqual(before);
      if (back.kind === 'restored') await restoreBackup(back.undo ?? '', b.world);
      expect(snapshot(b.root)).toEqual(after);
    });

    it('for the first time is taken back to nothing', async () => {
      const b = open({ 'package.json': '{}' });
      const before = snapshot(b.root);
      const { backup } = await applyPlan(
        b.plan([install('mkdir -p .venv/lib node_modules/a; echo 1 > .venv/lib/x')]),
        b.world,
      );
      await restoreBackup(backup, b.world);
      expect(snapshot(b.root)).toEqual(before);
    });

    it('is refused where the folder is a link, or git tracks it', async () => {
      const b = open({ 'package.json': '{}', 'src/a.js': '' });
      symlinkSync(b.dir, join(b.root, 'node_modules'));
      const before = snapshot(b.root);
      await expect(applyPlan(b.plan([install(script)]), b.world)).rejects.toMatchObject({ code: 'outside' });
      expect(snapshot(b.root)).toEqual(before);
      rmSync(join(b.root, 'node_modules'));
      writeFileSync(join(b.root, 'node_modules'), 'a file');
      await expect(applyPlan(b.plan([install(script)]), b.world)).rejects.toMatchObject({ code: 'outside' });
      expect(readFileSync(join(b.root, 'node_modules'), 'utf8')).toBe('a file');
      rmSync(join(b.root, 'node_modules'));
      symlinkSync(b.dir, join(b.root, 'node_modules'));
      const sources = { ...install('true'), renews: ['src'] } as Change;
      await expect(applyPlan(b.plan([sources]), b.world)).rejects.toMatchObject({ code: 'guarded' });
      expect(snapshot(b.root)).toEqual(before);
    });
  });

  it('that is absent, too slow, or stopped is taken back', async () => {
    const b = open();
    const before = snapshot(b.root);
    const absent: Change = {
      kind: 'command',
      argv: ['no-such-program-here'],
      cwd: '',
      touches: ['**/*'],
      timeoutMs: 1000,
    };
    await expect(applyPlan(b.plan([absent]), b.world)).rejects.toMatchObject({ code: 'command-failed' });
    const slow = command('echo two > src/a.js; sleep 30', ['**/*'], 300);
    await expect(applyPlan(b.plan([slow]), b.world)).rejects.toMatchObject({
      code: 'command-failed',
      why: expect.stringContaining('longer'),
    });
    const stop = new AbortController();
    const running = applyPlan(b.plan([command('echo two > src/a.js; sleep 30', ['**/*'])]), {
      ...b.world,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(), 200);
    await expect(running).rejects.toMatchObject({ code: 'command-failed', why: 'it was stopped' });
    expect(snapshot(b.root)).toEqual(before);
  });

  it('runs in its folder, with its words as they are, and not outside of the project', async () => {
    const b = open();
    const run: Change = {
      kind: 'command',
      argv: ['cp', 'a.js', '$(touch gotcha)'],
      cwd: 'src',
      touches: ['src/**'],
      timeoutMs: 5000,
    };
    await applyPlan(b.plan([run]), b.world);
    expect(existsSync(join(b.root, 'src/$(touch gotcha)'))).toBe(true);
    await expect(applyPlan(b.plan([{ ...run, cwd: '..' }]), b.world)).rejects.toMatchObject({ code: 'outside' });
  });
});
