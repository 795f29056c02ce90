import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import type { Change } from '../../../src/transaction/plan.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import { roomOf } from '../../../src/transaction/world.ts';
import { type Bench, makeBench, snapshot, type Tree } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

const LINES = 'a\nb\nc\nd\ne\nf\n';

const open = (tree: Tree): Bench => {
  bench = makeBench(tree);
  return bench;
};

const edit = (path: string, start: number, end: number, text: string): Change => ({
  kind: 'edit',
  path,
  baseHash: bench.hash(path),
  replacements: [{ start, end, text }],
});

const apply = async (...changes: Change[]): Promise<string> =>
  (await applyPlan(bench.plan(changes), bench.world)).backup;

describe('restoreBackup', () => {
  it('takes a unique beginning of an id, and says what is wrong with others', async () => {
    open({ 'a.txt': 'a' });
    const id = await apply(edit('a.txt', 0, 1, 'b'));
    await expect(restoreBackup('', bench.world)).rejects.toMatchObject({ code: 'no-backup' });
    await expect(restoreBackup('../../etc', bench.world)).rejects.toMatchObject({ code: 'no-backup' });
    expect(await restoreBackup(id.slice(0, 3), bench.world)).toMatchObject({ kind: 'restored', backup: id });
    expect(readFileSync(join(bench.root, 'a.txt'), 'utf8')).toBe('a');
    expect(listBackups(bench.world).find((one) => one.id === id)?.restoredAt).toBeTypeOf('number');
  });

  it('changes nothing at all when one of several files conflicts, and shows the edit', async () => {
    open({ 'a.txt': LINES, 'b.txt': LINES });
    const id = await apply(edit('a.txt', 0, 1, 'A'), edit('b.txt', 0, 1, 'B'), {
      kind: 'create',
      path: 'c.txt',
      content: 'c',
    });
    writeFileSync(join(bench.root, 'b.txt'), `mine${LINES.slice(1)}`);
    writeFileSync(join(bench.root, 'c.txt'), 'mine');
    const before = snapshot(bench.root);
    const result = await restoreBackup(id, bench.world);
    if (result.kind !== 'refused') throw new Error('not refused');
    expect(result.conflicts.map((one) => one.path)).toEqual(['b.txt', 'c.txt']);
    expect(result.conflicts[0]?.diff).toContain('-B\n+mine\n');
    expect(snapshot(bench.root)).toEqual(before);
  });

  it('refuses a binary or replaced path that changed since', async () => {
    open({ 'a.txt': 'a', 'b.txt': 'b' });
    const id = await apply(edit('a.txt', 0, 1, 'A'), edit('b.txt', 0, 1, 'B'));
    rmSync(join(bench.root, 'a.txt'));
    mkdirSync(join(bench.root, 'a.txt'));
    writeFileSync(join(bench.root, 'b.txt'), Buffer.from([0, 1]));
    const result = await restoreBackup(id, bench.world);
    expect(result).toMatchObject({
      kind: 'refused',
      conflicts: [{ path: 'a.txt', reason: 'it is a directory now' }, { path: 'b.txt' }],
    });
  });

  it('brings back what was deleted since, with its folder', async () => {
    open({ 'deep/er/a.txt': 'a' });
    const id = await apply(edit('deep/er/a.txt', 0, 1, 'b'));
    rmSync(join(bench.root, 'deep'), { recursive: true });
    expect(await restoreBackup(id, bench.world)).toMatchObject({ kind: 'restored' });
    expect(readFileSync(join(bench.root, 'deep/er/a.txt'), 'utf8')).toBe('a');
  });

  it('keeps a mode that somebody set since, and a folder that got other files', async () => {
    open({ 'a.txt': 'a', 'b.sh': '#!/bin/sh\n' });
    const id = await apply(
      edit('a.txt', 0, 1, 'b'),
      { kind: 'chmod', path: 'b.sh', mode: 0o744, baseMode: 0o644 },
      { kind: 'create', path: 'made/x.txt', content: 'x' },
    );
    chmodSync(join(bench.root, 'a.txt'), 0o600);
    writeFileSync(join(bench.root, 'made/mine.txt'), 'mine');
    await restoreBackup(id, bench.world);
    const tree = snapshot(bench.root);
    expect(tree['a.txt']).toMatch(/^file 600 /);
    expect(tree['b.sh']).toMatch(/^file 644 /);
    expect(Object.keys(tree)).toContain('made/mine.txt');
    expect(existsSync(join(bench.root, 'made/x.txt'))).toBe(false);
  });

  it('leaves a cache that was made again, and says so', async () => {
    open({ 'x/__pycache__/a.pyc': 'old' });
    const id = await apply({ kind: 'remove-tree', path: 'x/__pycache__' });
    mkdirSync(join(bench.root, 'x/__pycache__'));
    expect(await restoreBackup(id, bench.world)).toMatchObject({ files: [{ path: 'x/__pycache__', how: 'kept' }] });
  });

  it('refuses a damaged backup before it changes anything', async () => {
    open({ 'a.txt': 'a', 'b.txt': 'b' });
    const id = await apply(edit('a.txt', 0, 1, 'A'), edit('b.txt', 0, 1, 'B'));
    const { objects } = roomOf(bench.world);
    const stored = readdirSync(objects, { recursive: true, encoding: 'utf8' }).map((name) => join(objects, name));
    const victim = stored.find((path) => path.split('/').at(-2)?.length === 2 && readFileSync(path, 'utf8') === 'b');
    writeFileSync(victim ?? '', 'rot');
    const before = snapshot(bench.root);
    await expect(restoreBackup(id, bench.world)).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(snapshot(bench.root)).toEqual(before);
  });

  it('does not follow a folder that became a link since', async () => {
    open({ 'src/a.txt': 'a' });
    const id = await apply(edit('src/a.txt', 0, 1, 'b'));
    mkdirSync(join(bench.dir, 'elsewhere'));
    writeFileSync(join(bench.dir, 'elsewhere/a.txt'), 'b');
    rmSync(join(bench.root, 'src'), { recursive: true });
    symlinkSync('../elsewhere', join(bench.root, 'src'));
    await expect(restoreBackup(id, bench.world)).rejects.toMatchObject({ code: 'outside' });
    expect(readFileSync(join(bench.dir, 'elsewhere/a.txt'), 'utf8')).toBe('b');
  });
});

describe('retention', () => {
  const fix = async (text: string): Promise<string> => apply(edit('a.txt', 0, 1, text));
  const objectsNow = (): number =>
    readdirSync(roomOf(bench.world).objects, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'))
      .length;

  it('drops backups by count, age and bytes, with their contents, never the newest', async () => {
    open({ 'a.txt': '0' });
    for (const text of ['1', '2', '3', '4']) await fix(text);
    expect(listBackups(bench.world)).toHaveLength(4);
    expect(objectsNow()).toBe(5);
    bench.world.retention = { maxCount: 2 };
    await fix('5');
    expect(listBackups(bench.world)).toHaveLength(2);
    expect(objectsNow()).toBe(3);
    bench.world.retention = { maxBytes: 1 };
    const newest = await fix('6');
    expect(listBackups(bench.world).map((one) => one.id)).toEqual([newest]);
    const later = bench.world.now() + 40 * 24 * 3_600_000;
    bench.world.now = () => later;
    bench.world.retention = {};
    const last = await fix('7');
    expect(listBackups(bench.world).map((one) => one.id)).toEqual([last]);
    expect(await restoreBackup(last, bench.world)).toMatchObject({ kind: 'restored' });
    expect(readFileSync(join(bench.root, 'a.txt'), 'utf8')).toBe('6');
  });

  it('keeps the backup that was just made, whatever the clock says', async () => {
    open({ 'a.txt': '0' });
    await fix('1');
    bench.world.now = () => 1000;
    bench.world.retention = { maxCount: 1 };
    const newest = await fix('2');
    expect(listBackups(bench.world).map((one) => one.id)).toEqual([newest]);
  });

  it('loses no backup when the clean-up after the commit mark fails', async () => {
    open({ 'a.txt': '0' });
    const { realFiles } = await import('../../../src/system/file-system.ts');
    const renameSync = (from: string, to: string): void => {
      if (from.endsWith('.pending.json')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      realFiles.renameSync(from, to);
    };
    const plan = bench.plan([edit('a.txt', 0, 1, '1')]);
    const files = { ...realFiles, renameSync: renameSync as typeof realFiles.renameSync };
    const { backup } = await applyPlan(plan, { ...bench.world, files });
    expect(listBackups(bench.world)).toEqual([]);
    expect(await restoreBackup(backup, bench.world)).toMatchObject({ kind: 'restored' });
    expect(readFileSync(join(bench.root, 'a.txt'), 'utf8')).toBe('0');
  });
});
