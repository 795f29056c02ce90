import { existsSync, readFileSync } from 'node:fs';
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
