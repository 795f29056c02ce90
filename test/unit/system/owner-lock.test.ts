import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OwnerLockBusy, takeOwnerLock, tryOwnerLock } from '../../../src/system/owner-lock.ts';
import { bundleScript } from '../../support/bundle-script.ts';

const scripts = mkdtempSync(join(tmpdir(), 'heal-hooks-lock-worker-'));
let worker: string;
beforeAll(() => {
  worker = bundleScript(join(import.meta.dirname, 'lock-worker.ts'), scripts);
});
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

let root: string;
let dir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heal-hooks-lock-'));
  dir = join(root, 'owner');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const startWorker = (...args: string[]) =>
  spawn(process.execPath, [worker, dir, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

describe('owner lock', () => {
  it('is held by one at a time, and can be taken again after release', () => {
    const first = tryOwnerLock(dir);
    expect(first).not.toBeNull();
    expect(tryOwnerLock(dir)).toBeNull();
    first?.release();
    first?.release();
    const second = tryOwnerLock(dir);
    expect(second?.predecessorDied).toBe(false);
    second?.release();
  });

  it('says who is on when the wait is over', async () => {
    const lock = await takeOwnerLock(dir, 0);
    await expect(takeOwnerLock(dir, 20)).rejects.toThrow(OwnerLockBusy);
    await expect(takeOwnerLock(dir, 0)).rejects.toThrow(String(process.pid));
    lock.release();
  });

  it('passes to the next when its holder is killed, and says so', async () => {
    const holder = startWorker('hold');
    await once(holder.stdout, 'data');
    expect(tryOwnerLock(dir)).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = tryOwnerLock(dir);
    expect(lock?.predecessorDied).toBe(true);
    lock?.release();
  });

  it('does not trust a reused process id', () => {
    tryOwnerLock(dir);
    const [turn] = readdirSync(dir);
    const path = join(dir, turn as string);
    const owner = JSON.parse(readFileSync(path, 'utf8'));
    if (owner.start === null) return; // no /proc here: the pid alone decides
    writeFileSync(path, JSON.stringify({ ...owner, start: '1' }));
    expect(tryOwnerLock(dir)?.predecessorDied).toBe(true);
  });

  it('waits for a holder of another host instead of judging by its pid', () => {
    tryOwnerLock(dir);
    const [turn] = readdirSync(dir);
    const path = join(dir, turn as string);
    writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, start: '1', host: 'elsewhere' }));
    expect(tryOwnerLock(dir)).toBeNull();
  });

  it('survives damage of its own file', () => {
    tryOwnerLock(dir)?.release();
    const [turn] = readdirSync(dir);
    writeFileSync(join(dir, turn as string), '\0\0\0');
    expect(tryOwnerLock(dir)?.predecessorDied).toBe(true);
  });

  it('keeps its folder small', () => {
    for (let i = 0; i < 50; i++) tryOwnerLock(dir)?.release();
    expect(readdirSync(dir).length).toBeLessThanOrEqual(2);
  });

  it('lets no two processes in together, some of them killed inside', async () => {
    const counter = join(root, 'counter');
    writeFileSync(counter, '0');
    const workers = Array.from({ length: 8 }, (_, i) => startWorker(i % 4 === 3 ? 'die' : 'count', counter, '60'));
    const results = await Promise.all(workers.map(async (child) => (await once(child, 'exit'))[0] as number | null));
    expect(results.filter((code) => code === 0)).toHaveLength(6);
    expect(Number(readFileSync(counter, 'utf8'))).toBe(6 * 60 + 2);
  });
});
