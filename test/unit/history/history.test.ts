import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../../src/history/open-history.ts';
import type { History } from '../../../src/history/port.ts';
import { attempt, failed, run, succeeded } from './sample-records.ts';

let state: string;
let history: History;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'heal-hooks-history-'));
  history = await openHistory(state);
});
afterEach(async () => {
  await history.close();
  rmSync(state, { recursive: true, force: true });
});

describe('history', () => {
  it('gives records back as they were taken, newest first', async () => {
    const records = [
      succeeded('e1', { at: 1, durationMs: 12.5, notices: ['rust/unused-import'] }),
      failed('e2', { at: 2, agent: 'sub', interrupted: true }),
      succeeded('e3', { at: 3, tool: 'Edit', edit: { file: '/p/a.ts', oldText: 'a', newText: null } }),
    ];
    await history.take(records);
    expect(await history.events()).toEqual(records.reverse());
  });

  it('filters events', async () => {
    await history.take([
      succeeded('e1', { at: 1 }),
      failed('e2', { at: 2 }),
      failed('e3', { at: 3, session: 's2' }, { fingerprint: 'other', pattern: null }),
      failed('e4', { at: 4, outcome: 'masked', exitCode: 0 }),
      failed('e5', { at: 5, project: 'p2' }),
    ]);
    const ids = async (filter: Parameters<History['events']>[0]) => (await history.events(filter)).map(({ id }) => id);
    expect(await ids({ project: 'p1' })).toEqual(['e4', 'e3', 'e2', 'e1']);
    expect(await ids({ project: 'p1', failures: true })).toEqual(['e4', 'e3', 'e2']);
    expect(await ids({ project: 'p1', failures: true, limit: 1 })).toEqual(['e4']);
    expect(await ids({ outcome: 'masked' })).toEqual(['e4']);
    expect(await ids({ session: 's2' })).toEqual(['e3']);
    expect(await ids({ fingerprint: 'other' })).toEqual(['e3']);
    expect(await ids({ pattern: 'node/missing-module', since: 4 })).toEqual(['e5', 'e4']);
    expect(await ids({ project: 'nobody' })).toEqual([]);
  });

  it('does not count a record twice', async () => {
    for (let i = 0; i < 3; i++) await history.take([failed('e1'), succeeded('e2', { notices: ['n'] })]);
    expect(await history.events()).toHaveLength(2);
    expect((await history.fingerprint('p1', 'f1'))?.seen).toBe(1);
    expect(await history.occurrences()).toEqual([
      { pattern: 'n', occurrences: 1, lastSeen: 1000 },
      { pattern: 'node/missing-module', occurrences: 1, lastSeen: 1000 },
    ]);
    expect(await history.days('p1')).toEqual([
      { day: '1970-01-01', outcome: 'failed', events: 1 },
      { day: '1970-01-01', outcome: 'succeeded', events: 1 },
    ]);
  });

  it('counts occurrences per pattern, over all projects and for one', async () => {
    await history.take([
      failed('e1', { at: 5 }),
      failed('e2', { at: 9, project: 'p2' }),
      failed('e3', { at: 7 }, { pattern: 'git/conflict' }),
    ]);
    await history.take([failed('e4', { at: 8 })]);
    expect(await history.occurrences()).toEqual([
      { pattern: 'node/missing-module', occurrences: 3, lastSeen: 9 },
      { pattern: 'git/conflict', occurrences: 1, lastSeen: 7 },
    ]);
    expect(await history.occurrences('p2')).toEqual([{ pattern: 'node/missing-module', occurrences: 1, lastSeen: 9 }]);
  });

  it('keeps the newest state of attempts and runs', async () => {
    await history.take([attempt('a1', { result: 'pending', backup: 'b1' }), run('r1', { branch: 'main' })]);
    await history.take([attempt('a1', { result: 'fixed' }), run('r1', { endedAt: 9, status: 'ended' })]);
    expect(await history.attempts({ project: 'p1' })).toEqual([attempt('a1', { result: 'fixed', backup: 'b1' })]);
    expect(await history.runs({ project: 'p1' })).toEqual([run('r1', { branch: 'main', endedAt: 9, status: 'ended' })]);
    expect(await history.attempts({ result: 'pending' })).toEqual([]);
  });

  it('tells the story of a fingerprint', async () => {
    await history.take([failed('e1', { at: 5 }), failed('e2', { at: 9 }), attempt('a1'), attempt('a2', { at: 2000 })]);
    const story = await history.fingerprint('p1', 'f1');
    expect(story).toMatchObject({ seen: 2, firstSeen: 5, lastSeen: 9 });
    expect(story?.attempts.map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(await history.fingerprint('p1', 'unknown')).toBeNull();
  });

  it('clears one project, then everything', async () => {
    await history.take([failed('e1'), failed('e2', { project: 'p2' }), attempt('a1'), run('r1')]);
    expect(await history.clear('p1')).toBe(1);
    expect(await history.attempts()).toEqual([]);
    expect(await history.runs()).toEqual([]);
    expect(await history.occurrences('p1')).toEqual([]);
    expect((await history.events()).map(({ id }) => id)).toEqual(['e2']);
    expect(await history.clear()).toBe(1);
    expect(await history.occurrences()).toEqual([]);
  });

  it('keeps what the limits of age and number allow', async () => {
    const day = 24 * 60 * 60_000;
    await history.take([1, 2, 3, 4, 5, 6].map((n) => failed(`e${n}`, { at: n * day })));
    await history.take([attempt('a1', { at: day }), run('r1', { startedAt: day })]);
    expect(await history.prune({ days: 4 }, 6 * day)).toBe(1);
    expect(await history.prune({ days: 4, events: 3 }, 6 * day)).toBe(2);
    expect((await history.events()).map(({ id }) => id)).toEqual(['e6', 'e5', 'e4']);
    expect(await history.attempts()).toEqual([]);
    expect(await history.runs()).toEqual([]);
    expect((await history.fingerprint('p1', 'f1'))?.seen).toBe(6); // counts outlive the events
    expect(await history.prune({ events: 0 }, 6 * day)).toBe(3);
  });

  it('keeps the file below a size', async () => {
    const text = 'x'.repeat(8000);
    await history.take(Array.from({ length: 200 }, (_, i) => failed(`e${i}`, { at: i }, { text })));
    await history.close();
    const before = statSync(join(state, 'history.db')).size;
    expect(await history.prune({ bytes: before / 2 }, 0)).toBeGreaterThan(50);
    await history.close();
    expect(statSync(join(state, 'history.db')).size).toBeLessThanOrEqual(before / 2);
    expect((await history.events({ limit: 1 }))[0]?.id).toBe('e199');
    await history.take(Array.from({ length: 200 }, (_, i) => failed(`same${i}`, { at: 7 }, { text })));
    expect(await history.prune({ bytes: 1 }, 0)).toBeGreaterThan(200); // all at one moment: it still comes to an end
  });

  it('is sound after all that', async () => {
    await history.take([failed('e1')]);
    expect(await history.check()).toEqual({ damage: [], whole: true });
    expect(history.problems()).toEqual([]);
  });
});

describe('checking a large history', () => {
  /** Nine megabytes. */
  const fill = async () => {
    const text = 'x'.repeat(15_000);
    await history.take(Array.from({ length: 600 }, (_, i) => failed(`e${i}`, { at: i }, { text })));
  };

  it('reads a part of it, or all when that is asked for', async () => {
    await fill();
    expect(await history.check()).toEqual({ damage: [], whole: false });
    expect(await history.check(true)).toEqual({ damage: [], whole: true });
  });

  it('finds damage in the middle when all of it is read', async () => {
    await fill();
    await history.close();
    const path = join(state, 'history.db');
    const bytes = readFileSync(path);
    const page = bytes.readUInt16BE(16);
    const middle = Math.floor(bytes.length / page / 2) * page;
    bytes.fill(0xff, middle, middle + 4); // the number of the next page of a long text
    writeFileSync(path, bytes);
    expect((await history.check(true)).damage).not.toEqual([]);
  });

  it('finds damage at the newest end', async () => {
    await fill();
    await history.close();
    const path = join(state, 'history.db');
    const bytes = readFileSync(path);
    const page = bytes.readUInt16BE(16);
    for (let at = bytes.length - 40 * page; at < bytes.length; at += page) bytes.fill(0xff, at, at + 12);
    writeFileSync(path, bytes);
    const { damage } = await history.check();
    expect([...damage, ...history.problems()]).not.toEqual([]);
  });
});

describe('a damaged or unusable history', () => {
  const path = () => join(state, 'history.db');

  it('is kept aside when it is no database, and a new one is begun', async () => {
    writeFileSync(path(), 'this is not a database, but somebody may want it back\n'.repeat(100));
    await history.take([failed('e1')]);
    expect(await history.events()).toHaveLength(1);
    const aside = readdirSync(state).find((name) => name.startsWith('history.db.corrupt-')) as string;
    expect(readFileSync(join(state, aside), 'utf8')).toContain('somebody may want it back');
    expect(history.problems()).toHaveLength(1);
    expect(history.problems()[0]).toContain(aside);
  });

  it('is kept aside when damage shows only in the middle of it', async () => {
    await history.take(Array.from({ length: 300 }, (_, i) => failed(`e${i}`, { at: i }, { text: 'x'.repeat(2000) })));
    await history.close();
    const bytes = readFileSync(path());
    bytes.fill(0xff, 8192, bytes.length);
    writeFileSync(path(), bytes);
    expect(await history.events()).toEqual([]);
    expect(history.problems()).toHaveLength(1);
    await history.take([failed('new')]);
    expect(await history.events()).toHaveLength(1);
  });

  it('is left alone when a newer heal-hooks wrote it', async () => {
    await history.take([failed('e1')]);
    await history.close();
    const bytes = readFileSync(path());
    bytes.writeUInt32BE(999, 60); // PRAGMA user_version
    writeFileSync(path(), bytes);
    expect(await history.events()).toEqual([]);
    expect(history.problems()[0]).toContain('schema 999');
    expect(readFileSync(path()).equals(bytes)).toBe(true);
  });

  it('is replaced by one in memory when the state folder is no folder', async () => {
    const blocked = await openHistory(join(path(), 'state'));
    writeFileSync(path(), '');
    await blocked.take([failed('e1')]);
    expect(await blocked.events()).toHaveLength(1);
    expect(blocked.problems()[0]).toMatch(/cannot be used \(the folder .* cannot be made: something/);
    await blocked.close();
  });

  it('can be told not to go to memory', async () => {
    writeFileSync(path(), '');
    const blocked = await openHistory(join(path(), 'state'), { memoryInstead: false });
    await expect(blocked.events()).rejects.toThrow('cannot be made');
  });
});
