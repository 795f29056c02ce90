import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, linkSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/system/hash-bytes.ts';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import { type Bench, makeBench, snapshot } from './support.ts';

const benches: Bench[] = [];
const bench = (...args: Parameters<typeof makeBench>): Bench => {
  const made = makeBench(...args);
  benches.push(made);
  return made;
};
afterEach(() => {
  for (const made of benches.splice(0)) made.remove();
});

describe('applyPlan and restoreBackup', () => {
  it('applies all kinds of changes, keeps every other byte, and restores exactly', async () => {
    const b = bench({
      'app.py': 'import a\r\nimport b\r\n',
      'latin.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a, 0x78]),
      'bom.json': '\uFEFF{"a": 1}',
      'tool.sh': ['#!/bin/sh\necho hi\n', 0o644],
      'old.txt': 'gone soon',
      'src/link.py': { link: '../app.py' },
      'src/real.py': 'x = 1\n',
      'cache/__pycache__/a.pyc': 'abc',
    });
    const before = snapshot(b.root);
    const applied = await applyPlan(
      b.plan([
        { kind: 'edit', path: 'app.py', baseHash: b.hash('app.py'), replacements: [{ start: 7, end: 8, text: 'zzz' }] },
        {
          kind: 'edit',
          path: 'latin.txt',
          baseHash: b.hash('latin.txt'),
          replacements: [{ start: 5, end: 6, text: 'ü' }],
        },
        {
          kind: 'edit',
          path: 'bom.json',
          baseHash: b.hash('bom.json'),
          replacements: [{ start: 6, end: 7, text: '2' }],
        },
        { kind: 'chmod', path: 'tool.sh', mode: 0o744, baseMode: 0o644 },
        { kind: 'delete', path: 'old.txt', baseHash: b.hash('old.txt') },
        { kind: 'create', path: 'deep/new/__init__.py', content: '' },
        { kind: 'mkdir', path: 'logs/today' },
        { kind: 'rewrite', path: 'src/real.py', baseHash: b.hash('src/real.py'), content: Buffer.from('x = 1\r\n') },
        { kind: 'remove-tree', path: 'cache/__pycache__' },
      ]),
      b.world,
    );
    expect(readFileSync(join(b.root, 'app.py'), 'utf8')).toBe('import zzz\r\nimport b\r\n');
    expect([...readFileSync(join(b.root, 'latin.txt'))]).toEqual([0x63, 0x61, 0x66, 0xe9, 0x0a, 0xfc]);
    expect(readFileSync(join(b.root, 'bom.json'), 'utf8')).toBe('\uFEFF{"a": 2}');
    expect(statSync(join(b.root, 'tool.sh')).mode & 0o777).toBe(0o744);
    expect(existsSync(join(b.root, 'old.txt'))).toBe(false);
    expect(existsSync(join(b.root, 'cache/__pycache__'))).toBe(false);
    expect(statSync(join(b.root, 'logs/today')).isDirectory()).toBe(true);
    expect(listBackups(b.world).map((one) => one.id)).toEqual([applied.backup]);

    const restored = await restoreBackup(applied.backup, b.world);
    expect(restored.kind).toBe('restored');
    expect(snapshot(b.root)).toEqual(before);
  });

  it('edits the file behind a link and all names of a hard-linked file', async () => {
    const b = bench({ 'a.txt': 'one\n', 'link.txt': { link: 'a.txt' } });
    linkSync(join(b.root, 'a.txt'), join(b.root, 'other-name.txt'));
    const before = snapshot(b.root);
    const edit = {
      kind: 'edit',
      path: 'link.txt',
      baseHash: b.hash('a.txt'),
      replacements: [{ start: 0, end: 3, text: 'seventeen' }],
    } as const;
    const { backup, files } = await applyPlan(b.plan([{ ...edit, replacements: [...edit.replacements] }]), b.world);
    expect(files).toEqual(['a.txt']);
    expect(readFileSync(join(b.root, 'other-name.txt'), 'utf8')).toBe('seventeen\n');
    expect(statSync(join(b.root, 'a.txt')).nlink).toBe(2);
    await restoreBackup(backup, b.world);
    expect(snapshot(b.root)).toEqual(before);
    expect(statSync(join(b.root, 'a.txt')).nlink).toBe(2);
  });

  it.skipIf(process.geteuid?.() !== 0)(
    'as root: leaves files with their owners, and gives new ones to the folder’s',
    async () => {
      const b = bench({ 'a.txt': 'a', 'b.txt': 'b' });
      for (const path of ['', 'a.txt', 'b.txt']) chownSync(join(b.root, path), 65534, 65534);
      const { backup } = await applyPlan(
        b.plan([
          { kind: 'edit', path: 'a.txt', baseHash: b.hash('a.txt'), replacements: [{ start: 0, end: 1, text: 'A' }] },
          { kind: 'delete', path: 'b.txt', baseHash: b.hash('b.txt') },
          { kind: 'create', path: 'c.txt', content: 'c' },
        ]),
        b.world,
      );
      const owner = (path: string): number => statSync(join(b.root, path)).uid;
      expect([owner('a.txt'), owner('c.txt')]).toEqual([65534, 65534]);
      await restoreBackup(backup, b.world);
      expect([owner('a.txt'), owner('b.txt')]).toEqual([65534, 65534]);
    },
  );

  it('merges a later edit elsewhere in the file, refuses one at the same place', async () => {
    const text = 'a\nb\nc\nd\ne\nf\n';
    const b = bench({ 'x.txt': text });
    const fix = () =>
      b.plan([
        { kind: 'edit', path: 'x.txt', baseHash: b.hash('x.txt'), replacements: [{ start: 0, end: 1, text: 'A' }] },
      ]);
    const first = await applyPlan(fix(), b.world);
    writeFileSync(join(b.root, 'x.txt'), 'A\nb\nc\nd\ne\nFF\n');
    expect(await restoreBackup(first.backup, b.world)).toMatchObject({
      kind: 'restored',
      files: [{ path: 'x.txt', how: 'merged' }],
    });
    expect(readFileSync(join(b.root, 'x.txt'), 'utf8')).toBe('a\nb\nc\nd\ne\nFF\n');

    const second = await applyPlan(fix(), b.world);
    writeFileSync(join(b.root, 'x.txt'), 'AAA\nb\nc\nd\ne\nFF\n');
    const refused = await restoreBackup(second.backup, b.world);
    expect(refused).toMatchObject({ kind: 'refused', conflicts: [{ path: 'x.txt' }] });
    expect(readFileSync(join(b.root, 'x.txt'), 'utf8')).toBe('AAA\nb\nc\nd\ne\nFF\n');
  });

  it('removes the stale lock of a linked worktree, and puts it back', async () => {
    const b = bench({ 'a.txt': 'a' });
    const git = (...args: string[]): void =>
      void execFileSync('git', ['-c', 'user.name=D', '-c', 'user.email=d@example.invalid', ...args], { cwd: b.root });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'start');
    git('worktree', 'add', '-q', '../linked');
    const root = join(b.dir, 'linked');
    const lock = join(b.root, '.git/worktrees/linked/index.lock');
    writeFileSync(lock, 'stale');
    const change = { kind: 'git-lock', path: '.git/index.lock', baseHash: hashBytes(Buffer.from('stale')) } as const;
    const { backup } = await applyPlan({ ...b.plan([change]), root }, b.world);
    expect(existsSync(lock)).toBe(false);
    await restoreBackup(backup, b.world);
    expect(readFileSync(lock, 'utf8')).toBe('stale');
  });

  it('takes a restore back too', async () => {
    const b = bench({ 'x.txt': 'a\n' });
    const { backup } = await applyPlan(b.plan([{ kind: 'create', path: 'n/y.txt', content: 'y' }]), b.world);
    const after = snapshot(b.root);
    const restored = await restoreBackup(backup, b.world);
    if (restored.kind !== 'restored' || !restored.undo) throw new Error('not restored');
    expect(existsSync(join(b.root, 'n'))).toBe(false);
    await restoreBackup(restored.undo, b.world);
    expect(snapshot(b.root)).toEqual(after);
  });
});
