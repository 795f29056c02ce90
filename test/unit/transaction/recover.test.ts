import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/transaction/apply-plan.ts';
import { isUnfinished } from '../../../src/transaction/is-unfinished.ts';
import { listBackups } from '../../../src/transaction/list-backups.ts';
import { recover } from '../../../src/transaction/recover.ts';
import { restoreBackup } from '../../../src/transaction/restore-backup.ts';
import { roomOf } from '../../../src/transaction/world.ts';
import { countingFiles, Killed, killingFiles } from './killing-files.ts';
import { type Bench, makeBench, snapshot } from './support.ts';

let bench: Bench;
afterEach(() => bench.remove());

const die = (): never => {
  throw new Killed();
};

/** Stops a fix of a.txt and b.txt right after b.txt got its new content. */
async function stopHalfway(): Promise<void> {
  bench = makeBench({ 'a.txt': 'a1\na2\na3\n', 'b.txt': 'b1\nb2\nb3\n' });
  const plan = bench.plan(
    ['a.txt', 'b.txt'].map((path) => ({
      kind: 'edit',
      path,
      baseHash: bench.hash(path),
      replacements: [{ start: 0, end: 2, text: 'fixed' }],
    })),
  );
  const rehearsal = makeBench({ 'a.txt': 'a1\na2\na3\n', 'b.txt': 'b1\nb2\nb3\n' });
  const { files, calls } = countingFiles();
  await applyPlan({ ...plan, root: rehearsal.root }, { ...rehearsal.world, files });
  rehearsal.remove();
  const renames = calls().flatMap((name, index) => (name === 'renameSync' ? [index] : []));
  const last = renames.at(-3) ?? 0; // the last two are the commit mark and the record
  await applyPlan(plan, { ...bench.world, files: killingFiles(last + 2, 'before', die).files }).catch(() => undefined);
  expect(readFileSync(join(bench.root, 'b.txt'), 'utf8')).toBe('fixed\nb2\nb3\n');
}

describe('recover', () => {
  it('does nothing when nothing is open', async () => {
    bench = makeBench({ a: 'x' });
    expect(await recover(bench.world)).toBeNull();
    expect(existsSync(bench.world.stateDir)).toBe(false);
  });

  it('takes a half-done fix back, before anything else is done', async () => {
    await stopHalfway();
    expect(isUnfinished(bench.world)).toBe(true);
    await applyPlan(bench.plan([{ kind: 'create', path: 'c.txt', content: 'c' }]), bench.world);
    expect(readFileSync(join(bench.root, 'b.txt'), 'utf8')).toBe('b1\nb2\nb3\n');
    expect(listBackups(bench.world)).toHaveLength(1);
  });

  it('leaves a file that somebody edited before it came, says so, and keeps the backup', async () => {
    await stopHalfway();
    writeFileSync(join(bench.root, 'b.txt'), 'fixed\nb2\nmine\n');
    expect(await recover(bench.world)).toMatchObject({ outcome: 'taken-back', left: ['b.txt'] });
    expect(readFileSync(join(bench.root, 'a.txt'), 'utf8')).toBe('a1\na2\na3\n');
    expect(readFileSync(join(bench.root, 'b.txt'), 'utf8')).toBe('fixed\nb2\nmine\n');
    const [backup] = listBackups(bench.world);
    expect(await restoreBackup(backup?.id ?? '', bench.world)).toMatchObject({ kind: 'restored' });
    expect(readFileSync(join(bench.root, 'b.txt'), 'utf8')).toBe('b1\nb2\nmine\n');
  });

  it('gives up on a project that is gone', async () => {
    await stopHalfway();
    rmSync(bench.root, { recursive: true });
    expect(await recover(bench.world)).toMatchObject({ outcome: 'dropped' });
    expect(isUnfinished(bench.world)).toBe(false);
  });

  it('puts a journal aside that the disk has damaged', async () => {
    await stopHalfway();
    const room = roomOf(bench.world);
    writeFileSync(room.journal, '{"version":1,"st');
    expect(await recover(bench.world)).toBeNull();
    expect(isUnfinished(bench.world)).toBe(false);
    expect(readdirSync(room.folder).filter((name) => name.startsWith('unreadable-'))).toHaveLength(1);
  });
});

const OTHER_DEVICE = '/dev/shm';
const hasOtherDevice = (): boolean => {
  try {
    return statSync(OTHER_DEVICE).dev !== statSync('/tmp').dev;
  } catch {
    return false; // not Linux
  }
};

describe.skipIf(!hasOtherDevice())('a state folder on another device', () => {
  it('gets removed folders by copy and gives them back, whatever call is killed', { timeout: 120_000 }, async () => {
    const tree = {
      'x/__pycache__/a.pyc': 'a',
      'x/__pycache__/deep/b': ['b', 0o600],
      'x/__pycache__/l': { link: '../y' },
    } as const;
    const open = (): Bench => {
      const stateDir = mkdtempSync(join(OTHER_DEVICE, 'hh-'));
      return makeBench({ ...tree, 'x/__pycache__/deep/b': ['b', 0o600] }, { stateDir, files: countingFiles().files });
    };
    const close = (made: Bench): void => {
      made.remove();
      rmSync(made.world.stateDir, { recursive: true });
    };
    const take = (made: Bench, files = countingFiles().files): Promise<unknown> =>
      applyPlan(made.plan([{ kind: 'remove-tree', path: 'x/__pycache__' }]), { ...made.world, files });
    const restore = (made: Bench, files = countingFiles().files): Promise<unknown> =>
      restoreBackup(listBackups(made.world)[0]?.id ?? '', { ...made.world, files });
    bench = open();
    const full = JSON.stringify(snapshot(bench.root));
    await take(bench);
    const empty = JSON.stringify(snapshot(bench.root));
    expect(empty).toBe('{"x":"folder 755"}');
    const counted = countingFiles();
    await restore(bench, counted.files);
    expect(JSON.stringify(snapshot(bench.root))).toBe(full);
    close(bench);
    for (let at = 1; at <= counted.calls().length; at += 3) {
      bench = open();
      await take(bench, killingFiles(at, 'before', die).files).catch(() => undefined);
      await recover(bench.world);
      const now = JSON.stringify(snapshot(bench.root));
      expect([full, empty]).toContain(now);
      if (now === full) await take(bench);
      await restore(bench, killingFiles(at, 'before', die).files).catch(() => undefined);
      await recover(bench.world);
      const then = JSON.stringify(snapshot(bench.root));
      expect([full, empty]).toContain(then);
      if (then === empty) await restore(bench);
      expect(JSON.stringify(snapshot(bench.root))).toBe(full);
      close(bench);
    }
    bench = open();
  });
});
