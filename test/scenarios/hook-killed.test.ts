import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';
import type { TempProject } from '../support/temp-project.ts';

const preload = resolve(import.meta.dirname, '..', 'support', 'kill-at.cjs');
/** Points at which the hook is killed, spread over all of its calls that change something. */
const POINTS = process.env.HEAL_HOOKS_FULL_SWEEP === '1' ? 1000 : 9;

/** The environment of a hook that is killed before its call number `at`. */
const killAt = (at: number, log = ''): Record<string, string> => ({
  NODE_OPTIONS: `--require ${preload}`,
  KILL_AT: String(at),
  KILL_LOG: log,
});

/** What a call said about a change. */
const count = (text: string | null, words: string): number => (text ?? '').split(words).length - 1;

const wheelOf = (project: TempProject): string => readFileSync(project.path('left.txt'), 'utf8');

/** How many calls a hook makes that is not killed, and the points to try among them. */
function pointsOf(first: (project: TempProject, env: Record<string, string>) => unknown): number[] {
  const project = squareWheel();
  const log = join(project.home, 'calls');
  first(project, killAt(0, log));
  const total = readFileSync(log, 'utf8').length;
  const step = Math.max(1, Math.floor(total / POINTS));
  return Array.from({ length: Math.ceil(total / step) }, (_, index) => 1 + index * step);
}

/** What a hook said of a failing command before it was killed. The command itself is not. */
const failing = (project: TempProject, env: Record<string, string>, command = 'sh check.sh left.txt') =>
  new Agent(project, { env, session: 'killed', dying: true }).bash(command).advice;

describe('a hook that is killed', () => {
  it('while it makes a fix: the next event tells the change, or there is none', () => {
    const points = pointsOf(failing);
    expect(points.length).toBeGreaterThan(5);
    let told = 0;
    for (const at of points) {
      const project = squareWheel();
      const before = failing(project, killAt(at));
      const next = new Agent(project, { session: 'next' });
      const late = next.bash('true');
      const changed = wheelOf(project) === 'a round wheel\n';
      const where = `killed before call ${at}; before: ${before}; after: ${late.advice}`;
      if (!changed) expect(wheelOf(project), where).toBe('a square wheel\n');
      if (before === null) expect(count(late.advice, 'Changed: '), where).toBe(changed ? 1 : 0);
      if (changed && before === null) {
        told++;
        expect(late.advice).toContain('an earlier hook was ended before it could say this');
        expect(late.note, where).toContain('heal-hooks changed left.txt. Undo:');
      }
      // Once, and no more; then the run of the command confirms it as always.
      expect(count(next.bash('true').advice, 'Changed: '), where).toBe(0);
      if (changed) {
        expect(next.bash('sh check.sh left.txt')).toMatchObject({ exitCode: 0, advice: null });
        const { attempts } = JSON.parse(next.cli('history', '--json'));
        expect(attempts, where).toMatchObject([{ result: 'fixed', files: ['left.txt'] }]);
      }
      const notes = join(project.state, 'pending');
      expect(existsSync(notes) ? readdirSync(notes).filter((name) => name.endsWith('.json')) : []).toEqual([]);
    }
    expect(told).toBeGreaterThan(0);
  }, 300_000);

  it('while it takes a fix back: the fix is taken back and told, then or by the next run', () => {
    const stubborn = (project: TempProject): string => {
      project.write('stubborn.sh', 'echo "zorble: the wheel in left.txt is square"; exit 1\n');
      new Agent(project).bash('sh stubborn.sh');
      return 'sh stubborn.sh';
    };
    const points = pointsOf((project, env) => {
      stubborn(project);
      failing(project, env, 'sh stubborn.sh');
    });
    for (const at of points) {
      const project = squareWheel();
      const command = stubborn(project);
      const before = failing(project, killAt(at), command);
      const next = new Agent(project, { session: 'next' });
      const late = next.bash('true').advice;
      const where = `killed before call ${at}; before: ${before}; after: ${late}`;
      const backAlready = wheelOf(project) === 'a square wheel\n';
      if (before === null) expect(count(late, 'Restored: left.txt'), where).toBe(backAlready ? 1 : 0);
      const last = next.bash(command).advice;
      expect(wheelOf(project), where).toBe('a square wheel\n');
      expect(count(last, 'Restored: left.txt'), where).toBe(backAlready ? 0 : 1);
      expect(count(next.bash('true').advice, 'Restored: '), where).toBe(0);
    }
  }, 300_000);
});
