import { readdirSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUnsaid, notePendingFix, type PendingFix, pendingFixes } from '../../../src/history/pending-fix.ts';
import { claimUnsaid, noteUnsaid, takePendingFix, unsaidFixes, waitAgain } from '../../../src/history/unsaid-fix.ts';
import { ownProcess } from '../../../src/system/process-identity.ts';
import { tempProject } from '../../support/temp-project.ts';

const fix: PendingFix = {
  attemptId: 'a1',
  eventId: 'e1',
  session: 's',
  project: 'p',
  runKey: 'k',
  fingerprint: 'f',
  problem: 'm',
  pattern: null,
  remedy: 'edit',
  backup: 'b1',
  summary: 'a → b',
  files: [],
  at: 1,
};

/** Gives the notes of this process to one that is dead: no process has ever started at tick 1. */
function orphan(state: string, host = ownProcess().host): void {
  const dir = join(state, 'pending');
  for (const name of readdirSync(dir).filter((one) => one.startsWith('unsaid-')))
    renameSync(join(dir, name), join(dir, name.replace(/\.\d+\.\d*\.\w+\.json$/, `.${process.pid}.1.${host}.json`)));
}

describe('what is not said yet', () => {
  it('is nobody else’s business while its process lives', () => {
    const { state } = tempProject();
    const release = noteUnsaid(state, fix);
    expect(isUnsaid(state, 'p')).toBe(true);
    expect(isUnsaid(state, 'other')).toBe(false);
    expect(unsaidFixes(state, 'p', Date.now())).toEqual([]);
    expect(pendingFixes(state, 'p')).toEqual([]);
    release(true);
    expect(isUnsaid(state, 'p')).toBe(false);
  });

  it('is taken over by exactly one when its process is dead', () => {
    const { state } = tempProject();
    noteUnsaid(state, fix);
    orphan(state);
    const [one] = unsaidFixes(state, 'p', Date.now());
    expect(one).toMatchObject({ kind: 'making', fix });
    if (!one) return;
    const claims = [claimUnsaid(state, one), claimUnsaid(state, one)];
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(unsaidFixes(state, 'p', Date.now())).toEqual([]);
    claims.find(Boolean)?.(true);
    expect(isUnsaid(state, 'p')).toBe(false);
  });

  it('is free for others when a process that lives on could not tell it', () => {
    const { state } = tempProject();
    noteUnsaid(state, fix)(false);
    const [one] = unsaidFixes(state, 'p', Date.now());
    expect(one).toMatchObject({ kind: 'making', fix });
    if (one) claimUnsaid(state, one)?.(true);
    expect(isUnsaid(state, 'p')).toBe(false);
  });

  it('of a decision goes back to waiting', () => {
    const { state } = tempProject();
    notePendingFix(state, fix);
    expect([takePendingFix(state, fix), takePendingFix(state, fix)].filter(Boolean)).toHaveLength(1);
    expect(pendingFixes(state, 'p')).toEqual([]);
    orphan(state);
    const [one] = unsaidFixes(state, 'p', Date.now());
    expect(one && [waitAgain(state, one), waitAgain(state, one)]).toEqual([true, false]);
    expect(pendingFixes(state, 'p')).toEqual([fix]);
  });

  it('of a process that cannot be asked is left alone for ten minutes', () => {
    const { state } = tempProject();
    noteUnsaid(state, fix);
    orphan(state, 'elsewhere');
    expect(unsaidFixes(state, 'p', Date.now())).toEqual([]);
    const [name = ''] = readdirSync(join(state, 'pending'));
    utimesSync(join(state, 'pending', name), 1, Date.now() / 1000 - 601);
    expect(unsaidFixes(state, 'p', Date.now())).toHaveLength(1);
  });
});
