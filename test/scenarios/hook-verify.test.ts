import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';
import type { TempProject } from '../support/temp-project.ts';

const allow = (project: TempProject, text: string): void => {
  const file = join(project.env.XDG_CONFIG_HOME ?? '', 'heal-hooks', 'config.json5');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

const wheel = (project: TempProject): string => readFileSync(project.path('left.txt'), 'utf8');

const results = (agent: Agent): string[] =>
  JSON.parse(agent.cli('history', '--json')).attempts.map(({ result }: { result: string }) => result);

describe('a check that the user lets a hook run by itself', () => {
  it('confirms a fix at once', () => {
    const project = squareWheel();
    allow(project, "{ verify: { commands: ['sh check.sh *'] } }");
    const agent = new Agent(project);
    const { advice } = agent.bash('sh check.sh left.txt');
    expect(advice).toContain('Changed: ');
    expect(advice).toContain('Confirmed: the command passed since.');
    expect(wheel(project)).toBe('a round wheel\n');
    expect(results(agent)).toEqual(['fixed']);
  });

  it('takes a fix back at once that does not help', () => {
    const project = squareWheel({ 'stubborn.sh': 'echo "zorble: the wheel in left.txt is square"; exit 1\n' });
    allow(project, "{ verify: { commands: ['sh stubborn.sh'] } }");
    const agent = new Agent(project);
    const { advice, note } = agent.bash('sh stubborn.sh');
    expect(advice).toContain('Restored: left.txt as before the fix');
    expect(advice).not.toContain('Changed: ');
    expect(note).toContain('heal-hooks restored left.txt');
    expect(wheel(project)).toBe('a square wheel\n');
    expect(results(agent)).toContain('restored');
    expect(agent.bash('sh stubborn.sh').advice).toBeNull();
  });

  it('decides nothing when it takes too long', () => {
    const project = squareWheel({
      'slow.sh': 'grep -q round left.txt && sleep 30; echo "zorble: the wheel in left.txt is square"; exit 1\n',
    });
    allow(project, "{ verify: { commands: ['*'], timeoutSeconds: 1 } }");
    const { advice } = new Agent(project).bash('sh slow.sh');
    expect(advice).toContain('Not yet confirmed');
    expect(wheel(project)).toBe('a round wheel\n');
  });

  it.each([
    ['is not named', "{ verify: { commands: ['tsc*'] } }", 'sh check.sh left.txt'],
    ['is more than one plain command', "{ verify: { commands: ['*'] } }", 'sh check.sh left.txt; touch ran; exit 1'],
  ])('does not run when the command %s', (_name, config, command) => {
    const project = squareWheel();
    allow(project, config);
    expect(new Agent(project).bash(command).advice).toContain('Not yet confirmed');
  });

  it('is a repository’s to name only when the user trusts it', () => {
    const project = squareWheel({ '.heal-hooks/config.json5': "{ verify: { commands: ['sh check.sh *'] } }" });
    const agent = new Agent(project);
    expect(agent.bash('sh check.sh left.txt').advice).toContain('Not yet confirmed');
    agent.cli('rollback');
    agent.cli('trust');
    expect(agent.bash('sh check.sh left.txt').advice).toContain('Confirmed: the command passed since.');
  });
});
