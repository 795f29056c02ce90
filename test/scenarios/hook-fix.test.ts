import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';

const wheel = (path: string): string => readFileSync(path, 'utf8');

describe('a safe fix by the hook', () => {
  it('is made, told with its way back, and confirmed by the next run', () => {
    const project = squareWheel();
    const agent = new Agent(project);
    const failed = agent.bash('sh check.sh left.txt');
    expect(failed.advice).toMatch(/^heal-hooks: user\/square-wheel — the wheel in `left\.txt` is square/i);
    expect(failed.advice).toContain('Changed: ');
    expect(failed.advice).toContain('Not yet confirmed');
    expect(failed.note).toMatch(/^heal-hooks changed left\.txt\. Undo: .+ rollback \w+$/);
    expect(wheel(project.path('left.txt'))).toBe('a round wheel\n');
    expect(wheel(project.path('right.txt'))).toBe('another square wheel\n');

    expect(agent.bash('sh check.sh left.txt')).toMatchObject({ exitCode: 0, advice: null, note: null });
    const { attempts } = JSON.parse(agent.cli('history', '--json'));
    expect(attempts).toMatchObject([{ result: 'fixed', files: ['left.txt'] }]);

    agent.cli('rollback');
    expect(wheel(project.path('left.txt'))).toBe('a square wheel\n');
  });

  it('is taken back when the same failure returns, told, and not made again', () => {
    const project = squareWheel();
    const agent = new Agent(project);
    // A check that does not look at the file: the fix cannot help.
    project.write('stubborn.sh', 'echo "zorble: the wheel in left.txt is square"; exit 1\n');
    expect(agent.bash('sh stubborn.sh').advice).toContain('Changed: ');
    expect(wheel(project.path('left.txt'))).toBe('a round wheel\n');

    const again = agent.bash('sh stubborn.sh');
    expect(again.advice).toMatch(/Restored: left\.txt as before the fix \(the same failure came back/);
    expect(again.note).toContain('heal-hooks restored left.txt');
    expect(wheel(project.path('left.txt'))).toBe('a square wheel\n');

    const later = new Agent(project, { session: 'session-2' }).bash('sh stubborn.sh');
    expect(later.advice).toContain('this fix was applied before and the same failure came back');
    expect(wheel(project.path('left.txt'))).toBe('a square wheel\n');
    const { attempts } = JSON.parse(agent.cli('history', '--json'));
    expect(attempts.map(({ result }: { result: string }) => result)).toContain('restored');
  });

  it('is left alone by a run of another command, in another folder, or that fails otherwise', () => {
    const project = squareWheel({ 'sub/check.sh': 'exit 1\n' });
    const agent = new Agent(project);
    agent.bash('sh check.sh left.txt');
    agent.bash('sh check.sh right.txt');
    agent.bash('cd sub && sh check.sh left.txt');
    expect(wheel(project.path('left.txt'))).toBe('a round wheel\n');
    const { attempts } = JSON.parse(agent.cli('history', '--json'));
    expect(attempts.filter(({ result }: { result: string }) => result !== 'advised')).toMatchObject([
      { result: 'pending', files: ['right.txt'] },
      { result: 'pending', files: ['left.txt'] },
    ]);
  });

  it('is not taken back over an edit that was made since', () => {
    const project = squareWheel();
    const agent = new Agent(project);
    project.write('stubborn.sh', 'echo "zorble: the wheel in left.txt is square"; exit 1\n');
    agent.bash('sh stubborn.sh');
    writeFileSync(project.path('left.txt'), 'an oval wheel\n');
    const again = agent.bash('sh stubborn.sh');
    expect(wheel(project.path('left.txt'))).toBe('an oval wheel\n');
    expect(again.advice).toMatch(/left\.txt was edited since/);
  });

  it('is only suggested in mode suggest, and nothing is said in mode off', () => {
    const project = squareWheel();
    const suggest = new Agent(project, { env: { HEAL_HOOKS_MODE: 'suggest' } }).bash('sh check.sh left.txt');
    expect(suggest.advice).toContain('mode is `suggest`');
    const off = new Agent(project, { session: 's2', env: { HEAL_HOOKS_MODE: 'off' } }).bash('sh check.sh left.txt');
    expect(off.advice).toBeNull();
    const switched = new Agent(project, { session: 's3', env: { HEAL_HOOKS: '0' } }).bash('sh check.sh left.txt');
    expect(switched.advice).toBeNull();
    expect(wheel(project.path('left.txt'))).toBe('a square wheel\n');
  });

  it('is refused where the file is not ours to edit', () => {
    const project = squareWheel({ '.gitignore': 'out/\n', 'out/left.txt': 'a square wheel\n' });
    const told = new Agent(project).bash('sh check.sh out/left.txt');
    expect(wheel(project.path('out/left.txt'))).toBe('a square wheel\n');
    expect(told.advice).not.toContain('Changed:');
  });

  it('made by `fix --apply` waits for the same confirmation', () => {
    const project = squareWheel();
    const agent = new Agent(project);
    new Agent(project, { env: { HEAL_HOOKS_MODE: 'suggest' } }).bash('sh check.sh left.txt');
    agent.cli('fix', 'last', '--apply');
    expect(wheel(project.path('left.txt'))).toBe('a round wheel\n');
    const results = (): string[] =>
      JSON.parse(agent.cli('history', '--json')).attempts.map(({ result }: { result: string }) => result);
    expect(results()).toContain('pending');
    agent.bash('sh check.sh left.txt');
    expect(results()).toContain('fixed');
  });
});
