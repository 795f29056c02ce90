import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const spool = ({ state }: TempProject): string[] =>
  existsSync(join(state, 'spool')) ? readdirSync(join(state, 'spool')) : [];

/** An agent whose session has seen one success, so that the shell entry may decide from now on. */
const settled = (project: TempProject, session = 'session-1'): Agent => {
  const agent = new Agent(project, { door: 'shell', session });
  agent.bash('echo start');
  expect(spool(project)).toEqual([]);
  return agent;
};

/** Did the shell entry decide this success by itself? */
const isQuick = (project: TempProject, agent: Agent, command: string): boolean => {
  const before = spool(project).length;
  expect(agent.bash(command).exitCode).toBe(0);
  return spool(project).length > before;
};

describe('the shell entry', () => {
  it('decides plain successes, and history has them all', () => {
    const project = tempProject({ 'a file.txt': 'x\n' }, { git: true });
    const agent = settled(project);
    const plain = [
      'true',
      'ls -la',
      'git status --short',
      'cat "a file.txt"',
      'mkdir -p a/b && touch a/b/c',
      'echo one',
    ];
    for (const command of plain) expect([command, isQuick(project, agent, command)]).toEqual([command, true]);
    expect(spool(project)).toHaveLength(plain.length);
    const { events } = JSON.parse(agent.cli('history', '--all', '--json', '--limit', '50'));
    expect(events.map(({ command }: { command: string }) => command)).toEqual(
      [...plain].reverse().concat('echo start'),
    );
    expect(events[0]).toMatchObject({ outcome: 'succeeded', tool: 'Bash', session: 'session-1', durationMs: 7 });
    expect(spool(project)).toEqual([]);
  });

  it.each([
    'true | cat',
    'true || true',
    'true; true',
    'true & wait',
    'true &',
    'echo $(true)',
    'echo `true`',
    '! false',
    'true\ntrue',
    'if true; then true; fi',
    '(true)',
    '{ true; }',
    'node -e 1',
    './ok.sh',
    'sh ok.sh',
    'bash -c true',
    'eval true',
    '. ./ok.sh',
    'echo "a\tb"',
    'echo token',
    'echo --password x',
    'echo AbCdEf0123456789',
    'echo user@example.org',
    `echo ${'long '.repeat(80)}`,
  ])('leaves %j to the full hook', (command) => {
    const project = tempProject({}, { git: true });
    project.write('ok.sh', '#!/bin/sh\nexit 0\n', 0o755);
    expect(isQuick(project, settled(project), command)).toBe(false);
  });

  it('leaves everything to the full hook while a fix waits, in any session', () => {
    const project = squareWheel({ 'fine.sh': 'exit 0\n' });
    const agent = settled(project);
    const other = settled(project, 'session-2');
    expect(agent.bash('sh check.sh left.txt').advice).toContain('Changed: ');
    expect(isQuick(project, agent, 'true')).toBe(false);
    expect(isQuick(project, other, 'true')).toBe(false);
    expect(agent.bash('sh check.sh left.txt').exitCode).toBe(0);
    const { attempts } = JSON.parse(agent.cli('history', '--json'));
    expect(attempts).toMatchObject([{ result: 'fixed' }]);
    expect(isQuick(project, agent, 'true')).toBe(true);
    expect(isQuick(project, other, 'true')).toBe(true);
  });

  it('sees a masked failure in a session that was quiet', () => {
    const project = tempProject({}, { git: true });
    const agent = settled(project);
    expect(isQuick(project, agent, 'true')).toBe(true);
    expect(agent.bash('node -e "require(\'left-padding\')" 2>&1 | tail -15').advice).toContain("tail's");
  });

  it('keeps what it decided for the next failure: what was tried, and that the command passed', () => {
    const project = tempProject({ 'wanted.txt': '' }, { git: true });
    const agent = settled(project);
    const fail = () => {
      project.write('gone.txt', '');
      rmSync(project.path('gone.txt'));
      return agent.bash('cat gone.txt').advice;
    };
    expect(fail()).toContain('gone.txt');
    expect(isQuick(project, agent, 'mkdir -p build')).toBe(true);
    expect(fail()).toBeNull();
    expect(fail()).toMatch(/third identical failure[\s\S]*mkdir -p build/);
    project.write('gone.txt', 'here');
    expect(isQuick(project, agent, 'cat gone.txt')).toBe(true);
    expect([fail(), fail()]).toEqual([null, null]);
    expect(fail()).toMatch(/third identical failure/);
  });

  it('asks again when the configuration was written, and in another folder', () => {
    const project = tempProject({}, { git: true });
    const agent = settled(project);
    expect(isQuick(project, agent, 'true')).toBe(true);
    project.write('.heal-hooks/config.json5', '{ notices: true }');
    expect([isQuick(project, agent, 'true'), isQuick(project, agent, 'true')]).toEqual([false, false]);
    project.write('.heal-hooks/config.json5', '{ notices: false }');
    expect([isQuick(project, agent, 'true'), isQuick(project, agent, 'true')]).toEqual([false, true]);
    const elsewhere = tempProject({}, { git: true });
    const stray = new Agent({ ...elsewhere, env: project.env, state: project.state }, { door: 'shell' });
    expect(isQuick(project, stray, 'true')).toBe(false);
  });

  it('keeps its hands off when it is switched off, and answers a payload that it cannot read', () => {
    const project = tempProject({}, { git: true });
    settled(project);
    const off = new Agent(project, { door: 'shell', env: { HEAL_HOOKS: '0' } });
    expect(isQuick(project, off, 'true')).toBe(false);
    for (const text of ['', '{', '[]', '"', `{"session_id":"${'"'.repeat(50)}`, '\\"\\"', '$(touch x)', '`touch x`']) {
      const { stdout, status } = new Agent(project, { door: 'shell' }).raw(text);
      expect([text, stdout, status]).toEqual([text, '', 0]);
    }
    expect(existsSync(project.path('x'))).toBe(false);
    expect(readFileSync(join(project.state, 'heal-hooks.log'), 'utf8')).toMatch(/empty/);
  });
});
