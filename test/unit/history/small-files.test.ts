import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendLog, logFault } from '../../../src/history/append-log.ts';
import { isTripped, tripBreaker, trips } from '../../../src/history/circuit-breaker.ts';
import { claimEvent, expireClaims } from '../../../src/history/claim-event.ts';
import { notePendingFix, type PendingFix, pendingFixes, settlePendingFix } from '../../../src/history/pending-fix.ts';
import { isResting, noteStrategy } from '../../../src/history/strategy-breaker.ts';
import { bundleScript } from '../../support/bundle-script.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'heal-hooks-state-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const DAY = 24 * 60 * 60_000;

describe('claimEvent', () => {
  it('gives an event to one caller only', () => {
    expect(claimEvent(state, 's', 's:toolu_1')).toBe('claimed');
    expect(claimEvent(state, 's', 's:toolu_1')).toBe('taken');
    expect(claimEvent(state, 's2', 's2:toolu_1')).toBe('claimed');
  });

  it('gives each event to one of many processes', async () => {
    const worker = bundleScript(join(import.meta.dirname, 'claim-worker.ts'), state);
    const meeting = join(state, 'meeting');
    const got: number[][] = await Promise.all(
      Array.from({ length: 4 }, () =>
        promisify(execFile)(process.execPath, [worker, state, meeting, '2000', '4']).then(({ stdout }) =>
          JSON.parse(stdout),
        ),
      ),
    );
    expect(got.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 2000 }, (_, n) => n));
    expect(got.every((some) => some.length > 0)).toBe(true); // they did meet
  });

  it('forgets claims after a day', () => {
    claimEvent(state, 'before', 'old');
    const [name] = readdirSync(join(state, 'claims'));
    utimesSync(join(state, 'claims', name as string), new Date(Date.now() - 2 * DAY), new Date(Date.now() - 2 * DAY));
    claimEvent(state, 'now', 'new');
    expect(expireClaims(state, Date.now())).toBe(1);
    expect(claimEvent(state, 'before', 'old')).toBe('claimed');
    expect(claimEvent(state, 'now', 'new')).toBe('taken');
  });

  it('says that nothing can be known when the state folder is no folder', () => {
    writeFileSync(join(state, 'claims'), '');
    expect(claimEvent(state, 's', 'x')).toBe('unavailable');
  });
});

const fix = (attemptId: string, more: Partial<PendingFix> = {}): PendingFix => ({
  attemptId,
  eventId: 'e',
  session: 's',
  project: 'p1',
  runKey: 'npm test',
  fingerprint: 'f',
  problem: 'user/x|Error: #||',
  pattern: null,
  remedy: 'edit',
  backup: 'b1',
  summary: 'app.ts:1',
  files: ['app.ts'],
  at: 1,
  ...more,
});

describe('pending fixes', () => {
  it('are found by project and by the command that decides them', () => {
    notePendingFix(state, fix('a', { at: 2 }));
    notePendingFix(state, fix('b', { at: 1 }));
    notePendingFix(state, fix('c', { runKey: 'cargo build' }));
    notePendingFix(state, fix('d', { project: 'p2' }));
    expect(pendingFixes(state, 'p1', 'npm test').map((one) => one.attemptId)).toEqual(['b', 'a']);
    expect(pendingFixes(state, 'p1')).toHaveLength(3);
    expect(pendingFixes(state, 'p3')).toEqual([]);
  });

  it('are settled by one process only', () => {
    notePendingFix(state, fix('a'));
    const [one] = pendingFixes(state, 'p1');
    expect(settlePendingFix(state, one as PendingFix)).toBe(true);
    expect(settlePendingFix(state, one as PendingFix)).toBe(false);
    expect(pendingFixes(state, 'p1')).toEqual([]);
    expect(readdirSync(join(state, 'pending'))).toEqual([]);
  });

  it('are not made of a damaged file', () => {
    notePendingFix(state, fix('a'));
    const [name] = readdirSync(join(state, 'pending'));
    writeFileSync(join(state, 'pending', name as string), '{"attemptId":1');
    expect(pendingFixes(state, 'p1')).toEqual([]);
  });

  it('cannot be noted without a folder, and the caller hears it', () => {
    writeFileSync(join(state, 'pending'), '');
    expect(() => notePendingFix(state, fix('a'))).toThrow();
  });
});

describe('circuit breaker', () => {
  it('stays open for one fingerprint and remedy of one project', () => {
    const trip = { fingerprint: 'f', remedy: 'edit', reason: 'restored', at: 5 };
    expect(isTripped(state, 'f', 'edit')).toBe(false);
    tripBreaker(state, trip);
    tripBreaker(state, { ...trip, reason: 'persistent', at: 6 });
    expect(isTripped(state, 'f', 'edit')).toBe(true);
    expect(isTripped(state, 'f', 'other')).toBe(false);
    expect(isTripped(state, 'g', 'edit')).toBe(false);
    expect(trips(state, 'f', 'edit').map((one) => one.reason)).toEqual(['restored', 'persistent']);
  });
});

describe('strategy breaker', () => {
  it('lets a strategy rest that was taken back five times in a row, until the hour is over or it works', () => {
    for (let at = 0; at < 4; at++) noteStrategy(state, 'missing-path', false, at);
    expect(isResting(state, 'missing-path', 10)).toBe(false);
    noteStrategy(state, 'missing-path', false, 4);
    expect(isResting(state, 'missing-path', 10)).toBe(true);
    expect(isResting(state, 'missing-module', 10)).toBe(false);
    expect(isResting(state, 'missing-path', 3_600_004)).toBe(false);
    noteStrategy(state, 'missing-path', true, 11);
    expect(isResting(state, 'missing-path', 12)).toBe(false);
  });

  it('knows nothing of edits that patterns bring along', () => {
    for (let at = 0; at < 9; at++) noteStrategy(state, 'edit', false, at);
    expect(isResting(state, 'edit', 10)).toBe(false);
  });
});

describe('logs', () => {
  it('are appended to with time and without secrets', () => {
    appendLog(state, 'test-history.log', 'npm test: 3 passed, token=abc123def', 0);
    appendLog(state, 'test-history.log', 'second\n', 1000);
    expect(readFileSync(join(state, 'test-history.log'), 'utf8')).toBe(
      '1970-01-01T00:00:00.000Z npm test: 3 passed, token=‹redacted›\n1970-01-01T00:00:01.000Z second\n',
    );
  });

  it('start anew when they are full, and keep one older file', () => {
    appendLog(state, 'error-log.txt', 'x'.repeat(2000), 0, 0.001);
    appendLog(state, 'error-log.txt', 'y', 0, 0.001);
    expect(readdirSync(state).sort()).toEqual(['error-log.txt', 'error-log.txt.1']);
    expect(readFileSync(join(state, 'error-log.txt'), 'utf8')).toContain(' y\n');
  });

  it('of our own faults never throw', () => {
    expect(logFault(state, 'hook', new Error('boom'), 0)).toBe(true);
    expect(readFileSync(join(state, 'heal-hooks.log'), 'utf8')).toMatch(/hook: Error: boom\n\s+at /);
    mkdirSync(join(state, 'blocked'));
    writeFileSync(join(state, 'blocked', 'file'), '');
    expect(logFault(join(state, 'blocked', 'file'), 'hook', 'x')).toBe(false);
  });
});
