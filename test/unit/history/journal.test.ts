import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendJournal, closeSegment, journalDir, openSegment } from '../../../src/history/journal.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { notePendingFix, pendingFixes } from '../../../src/history/pending-fix.ts';
import type { JournalRecord } from '../../../src/history/records.ts';
import { takeInJournal } from '../../../src/history/take-in-journal.ts';
import { bundleScript } from '../../support/bundle-script.ts';
import { attempt, failed, run, succeeded } from './sample-records.ts';

const scripts = mkdtempSync(join(tmpdir(), 'heal-hooks-journal-worker-'));
let worker: string;
beforeAll(() => {
  worker = bundleScript(join(import.meta.dirname, 'journal-worker.ts'), scripts);
});
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

let state: string;
let env: Record<string, string>;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'heal-hooks-journal-'));
  env = { HOME: state, PATH: process.env.PATH ?? '' };
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const start = (...args: string[]) =>
  spawn(process.execPath, [worker, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
const ended = async (child: ReturnType<typeof start>) => (await once(child, 'exit')) as [number | null, string | null];

const takeIn = (now = Date.now()) => takeInJournal(state, { env, now });
const LATER = 3 * 60_000;

/** What the history holds, through a fresh opening as another process would. */
const stored = async () => {
  const history = await openHistory(state);
  try {
    const events = await history.events({ limit: 100_000 });
    const seen = (await history.occurrences()).reduce((sum, one) => sum + one.occurrences, 0);
    return {
      ids: events.map(({ id }) => id).sort(),
      seen,
      damage: (await history.check()).damage,
      problems: history.problems(),
    };
  } finally {
    await history.close();
  }
};

describe('the journal', () => {
  it('reaches the history when the next session starts', async () => {
    for (let i = 0; i < 10; i++) appendJournal(state, [failed(`e${i}`)]);
    appendJournal(state, [attempt('a1'), run('r1')]);
    expect(await takeIn()).toMatchObject({ taken: 12, unreadable: 0, problems: [] });
    expect((await stored()).ids).toHaveLength(10);
  });

  it('is taken in once, however often it is tried', async () => {
    appendJournal(state, [failed('e1')]);
    await takeIn();
    expect(await takeIn()).toMatchObject({ taken: 0 });
    appendJournal(state, [failed('e2')]);
    expect(await takeIn(Date.now() + LATER)).toMatchObject({ taken: 1 });
    expect(readdirSync(journalDir(state))).toEqual([]); // late writers had their time: the segments are gone
    expect(await stored()).toMatchObject({ ids: ['e1', 'e2'], seen: 2 });
  });

  it('takes in what a late writer added to a closed segment', async () => {
    appendJournal(state, [failed('e1')]);
    await takeIn();
    const [segment] = readdirSync(journalDir(state));
    const line = JSON.stringify({ n: 'x', r: failed('late') });
    appendFileSync(join(journalDir(state), segment as string), `\n${line}\n`);
    expect(await takeIn()).toMatchObject({ taken: 1 });
    expect((await stored()).ids).toEqual(['e1', 'late']);
  });

  it('loses only the line that a crash tore', async () => {
    appendJournal(state, [failed('e1')]);
    appendFileSync(openSegment(state), '\n{"n":"0190","r":{"kind":"event","id":"torn');
    appendJournal(state, [failed('e2')]);
    const result = await takeIn();
    expect(result).toMatchObject({ taken: 2, unreadable: 1 });
    expect(result.problems).toEqual(['1 journal lines could not be read and were left out.']);
  });

  it('leaves out lines that are not ours, whatever they hold', async () => {
    appendJournal(state, [failed('e1')]);
    const strange: unknown[] = [
      null,
      7,
      'text',
      [],
      { n: 1 },
      { n: 'x', r: { kind: 'event' } },
      { n: 'x', r: { ...failed('bad'), at: 1e300 } },
      { n: 'x', r: { ...failed('bad'), failure: { fingerprint: 1 } } },
      { n: 'x', r: { ...succeeded('bad'), notices: [1] } },
      { n: 'x', r: { ...attempt('bad'), pattern: {} } },
      { n: 'x', r: { ...run('bad'), startedAt: 'now' } },
    ];
    appendFileSync(openSegment(state), strange.map((one) => `${JSON.stringify(one)}\n`).join(''));
    expect(await takeIn()).toMatchObject({ taken: 1, unreadable: strange.length });
    expect((await stored()).ids).toEqual(['e1']);
  });

  it('holds no secret', () => {
    appendJournal(state, [
      failed(
        'e1',
        { command: 'psql password=hunter2' },
        { text: 'token=abc123def', captures: { url: 'https://u:pw123@h/' } },
      ),
      succeeded('e2', { edit: { file: '/p/.env', oldText: null, newText: 'DB_PASSWORD=hunter2' } }),
      attempt('a1', { summary: 'api_key=hunter2' }),
    ]);
    const text = readFileSync(openSegment(state), 'utf8');
    expect(text).not.toMatch(/hunter2|abc123def|pw123/);
    expect(text).toContain('psql password=‹redacted›');
  });

  it('bounds the length of what it keeps', () => {
    appendJournal(state, [succeeded('e1', { command: 'x'.repeat(5_000_000) })]);
    expect(readFileSync(openSegment(state)).length).toBeLessThan(20_000);
  });

  it('begins a new segment when one is full, and drops the oldest when nobody takes them in', () => {
    const text = 'x y '.repeat(4000);
    const many: JournalRecord[] = Array.from({ length: 300 }, (_, i) => failed(`e${i}`, {}, { text }));
    appendJournal(state, many);
    appendJournal(state, [failed('after')]);
    expect(readdirSync(journalDir(state))).toHaveLength(2);
    for (let i = 0; i < 70; i++) {
      writeFileSync(openSegment(state), '');
      closeSegment(state);
    }
    appendJournal(state, many);
    expect(readdirSync(journalDir(state))).toHaveLength(64);
  });

  it('tells its writer when the disk is full or the folder is none', () => {
    mkdirSync(journalDir(state));
    symlinkSync('/dev/full', openSegment(state));
    if (existsSync('/dev/full')) expect(() => appendJournal(state, [failed('e1')])).toThrow('ENOSPC');
    writeFileSync(join(state, 'file'), '');
    expect(() => appendJournal(join(state, 'file'), [failed('e1')])).toThrow('ENOTDIR');
  });

  it('is followed by the retention limits, and by a verdict on fixes that nobody confirmed', async () => {
    const week = 7 * 24 * 60 * 60_000;
    const fix = {
      attemptId: 'a1',
      eventId: 'e1',
      session: 's1',
      project: 'p1',
      runKey: 'k',
      fingerprint: 'f1',
      problem: 's',
    };
    notePendingFix(state, { ...fix, pattern: null, remedy: 'edit', backup: 'b1', summary: 'x', files: ['a'], at: 5 });
    appendJournal(
      state,
      [1, 2, 3].map((n) => failed(`e${n}`, { at: n * week })),
    );
    await takeInJournal(state, { env, now: 3 * week, retention: { days: 8 } });
    expect((await stored()).ids).toEqual(['e2', 'e3']);
    expect(pendingFixes(state, 'p1')).toEqual([]);
    const history = await openHistory(state);
    expect(await history.attempts()).toEqual([]); // as old as what retention removed
    await history.close();
    notePendingFix(state, {
      ...fix,
      pattern: null,
      remedy: 'edit',
      backup: 'b1',
      summary: 'x',
      files: ['a'],
      at: 3 * week,
    });
    await takeInJournal(state, { env, now: 5 * week });
    expect(await history.attempts()).toMatchObject([{ id: 'a1', result: 'unknown', backup: 'b1', at: 3 * week }]);
    await history.close();
  });

  it('stays where it is when the database cannot be written', async () => {
    appendJournal(state, [failed('e1')]);
    mkdirSync(join(state, 'history.db'));
    const result = await takeIn(Date.now() + LATER);
    expect(result.taken).toBe(0);
    expect(result.problems.join()).toMatch(/was not taken in .* kept for the next try/);
    rmSync(join(state, 'history.db'), { recursive: true });
    expect(await takeIn()).toMatchObject({ taken: 1, problems: [] });
  });

  it('rebuilds what it still has after the database was damaged', async () => {
    appendJournal(state, [failed('e1')]);
    await takeIn();
    writeFileSync(join(state, 'history.db'), 'x'.repeat(10_000));
    const result = await takeIn();
    expect(result.taken).toBe(1);
    expect(result.problems[0]).toContain('kept as');
  });
});

describe('many processes at once', () => {
  it('two hundred hooks lose nothing, while the journal is taken in again and again', async () => {
    const hooks = Array.from({ length: 200 }, (_, i) => ended(start('append', state, `h${i}`, '3')));
    const takers = (async () => {
      for (let i = 0; i < 12; i++) {
        await sleep(150);
        await takeIn();
      }
    })();
    expect((await Promise.all(hooks)).every(([code]) => code === 0)).toBe(true);
    await takers;
    await takeIn();
    const { ids, seen, damage, problems } = await stored();
    expect(ids).toHaveLength(200 * 3 * 2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(seen).toBe(200 * 3);
    expect([damage, problems]).toEqual([[], []]);
  }, 120_000);

  it('an intake that is killed anywhere is finished by the next one, without doubles', async () => {
    const records = Array.from({ length: 3000 }, (_, i) => failed(`e${i}`, { at: i }));
    for (let i = 0; i < records.length; i += 500) {
      appendJournal(state, records.slice(i, i + 500));
      closeSegment(state);
    }
    for (let delay = 0; delay < 160; delay += 20) {
      const taker = start('take', state);
      const end = ended(taker); // asked at once: a fast machine may be done before the kill
      await once(taker.stdout, 'data');
      await sleep(delay);
      taker.kill('SIGKILL');
      await end;
    }
    await takeIn();
    const { ids, seen, damage, problems } = await stored();
    expect(ids).toHaveLength(3000);
    expect(seen).toBe(3000);
    expect([damage, problems]).toEqual([[], []]);
  }, 60_000);

  it('a writer killed inside a transaction leaves a sound database that opens', async () => {
    appendJournal(state, [failed('e1')]);
    await takeIn();
    const [, signal] = await ended(start('die', state));
    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(state, 'history.db.lock'))).toBe(true); // the driver's lock of a dead process
    const { ids, damage, problems } = await stored();
    expect([ids, damage, problems]).toEqual([['e1'], [], []]);
    const history = await openHistory(state);
    expect([...(await history.offsets()).keys()].some((name) => name.startsWith('torn-'))).toBe(false);
    await history.close();
  });

  it('several session starts at once take each record in once', async () => {
    for (let i = 0; i < 500; i++) appendJournal(state, [failed(`e${i}`, { at: i })]);
    const takers = [1, 2, 3, 4].map(() => start('take', state));
    const outputs = await Promise.all(
      takers.map(async (taker) => {
        let text = '';
        taker.stdout.on('data', (chunk) => {
          text += String(chunk);
        });
        await ended(taker);
        return JSON.parse(text.replace('ready\n', '')) as { taken: number; problems: string[] };
      }),
    );
    expect(outputs.reduce((sum, { taken }) => sum + taken, 0)).toBe(500);
    expect(outputs.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await stored()).toMatchObject({ seen: 500, damage: [] });
  });
});
