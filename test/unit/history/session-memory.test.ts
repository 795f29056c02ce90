import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expireSessions, openSessionMemory } from '../../../src/history/session-memory.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'heal-hooks-session-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const memory = (session = 's1') => openSessionMemory(state, session);
const failure = { fingerprint: 'f1', runKey: 'npm test' };

describe('session memory', () => {
  it('counts the same failure and remembers what was tried since the first', () => {
    memory().noteAction('ls');
    expect(memory().noteFailure(failure)).toEqual({ count: 1, tried: [] });
    memory().noteAction('edit app.ts');
    memory().noteFailure({ ...failure, fingerprint: 'other' });
    memory().noteAction('npm install');
    memory().noteAction('edit app.ts');
    expect(memory().noteFailure(failure)).toEqual({ count: 2, tried: ['edit app.ts', 'npm install'] });
    expect(memory().noteFailure(failure).count).toBe(3);
    expect(memory('s2').noteFailure(failure).count).toBe(1);
  });

  it('begins again after the command passed', () => {
    memory().noteFailure(failure);
    memory().notePass('cargo build');
    expect(memory().noteFailure(failure).count).toBe(2);
    memory().notePass('npm test');
    expect(memory().noteFailure(failure)).toEqual({ count: 1, tried: [] });
  });

  it('keeps subagents apart', () => {
    memory().noteFailure(failure);
    memory().noteAction('edit a.ts', 'sub');
    expect(memory().noteFailure({ ...failure, agent: 'sub' })).toEqual({ count: 1, tried: [] });
    expect(memory().noteFailure(failure)).toEqual({ count: 2, tried: [] });
  });

  it('says a thing once per fingerprint and agent, and again after compaction', () => {
    expect(memory().sayOnce('f1')).toBe(true);
    expect(memory().sayOnce('f1')).toBe(false);
    expect(memory().sayOnce('f1', 'sub')).toBe(true);
    expect(memory().sayOnce('f2')).toBe(true);
    memory().forgetSaid();
    expect(memory().sayOnce('f1')).toBe(true);
    expect(memory().sayOnce('f1')).toBe(false);
  });

  it('notes no action and no file while nothing has failed', () => {
    memory().noteAction('npm test');
    memory().notePass('npm test');
    memory().forgetSaid();
    expect(readdirSync(state)).toEqual([]);
  });

  it('writes no secret', () => {
    memory().noteFailure(failure);
    memory().noteAction('psql password=hunter2');
    expect(memory().noteFailure(failure).tried).toEqual(['psql password=‹redacted›']);
  });

  it('does not let a session id choose a path', () => {
    memory('../../evil').noteFailure(failure);
    expect(readdirSync(state)).toEqual(['sessions']);
  });

  it('forgets sessions after a week of silence', () => {
    memory('old').noteFailure(failure);
    memory('new').noteFailure(failure);
    utimesSync(join(state, 'sessions', 'old.jsonl'), 1, 1);
    expect(expireSessions(state, Date.now())).toBe(1);
    expect(readdirSync(join(state, 'sessions'))).toEqual(['new.jsonl']);
  });
});
