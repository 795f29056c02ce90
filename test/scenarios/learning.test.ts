import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

/** `./check` fails while `generated` is older than what it is made from; `./codegen` makes it anew. */
const FILES = {
  check: '#!/bin/sh\n[ -f generated ] || { echo "ledgerlint: generated tables do not fit the schema"; exit 1; }\n',
  codegen: '#!/bin/sh\ntouch generated\n',
  polish: '#!/bin/sh\n:\n',
};

function ledger(config?: string): TempProject {
  const project = tempProject(config ? { ...FILES, '.heal-hooks/config.json5': config } : FILES, { git: true });
  for (const name of Object.keys(FILES)) project.write(name, FILES[name as keyof typeof FILES], 0o755);
  return project;
}

const breakIt = (project: TempProject): void => void execFileSync('rm', ['-f', project.path('generated')]);

/** A session in which the check fails, these commands run, and the check is made again. Answers what was said at the failure. */
function session(project: TempProject, name: string, ...commands: string[]): string | null {
  const agent = new Agent(project, { session: name });
  agent.sessionStart();
  breakIt(project);
  const { advice } = agent.bash('./check');
  for (const command of [...commands, './check']) agent.bash(command);
  return advice;
}

const books = (project: TempProject): string[] =>
  existsSync(join(project.state, 'projects'))
    ? readdirSync(join(project.state, 'projects'), { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('experience.json'),
      )
    : [];

describe('a failure that no pattern knows', () => {
  it('is told with what settled it, session after session, until it is erased', () => {
    const project = ledger();
    expect(session(project, 'one', './polish', './check', './codegen')).toBeNull();
    expect(session(project, 'two', 'cat check', './codegen')).toBe(
      'heal-hooks: seen 3 times in this repository; `./codegen` settled it once, last just now. Did not help: ./polish.',
    );
    expect(session(project, 'three', './codegen')).toContain('`./codegen` settled it 2 of 2 times, last just now.');
    const agent = new Agent(project, { session: 'four' });
    agent.cli('history', 'clear');
    expect(books(project)).toEqual([]);
    breakIt(project);
    expect(agent.bash('./check').advice).toBeNull();
  });

  it('is a flake when it passes by itself', () => {
    const project = ledger();
    const agent = new Agent(project, { session: 'one' });
    breakIt(project);
    agent.bash('./check');
    project.write('generated', ''); // somebody else's work, which no hook saw
    agent.bash('./check');
    expect(session(project, 'two')).toMatch(/passed 1 time with nothing changed in between\.$/);
  });

  it('credits nobody when two things were done, nor an edit that came between', () => {
    const project = ledger();
    session(project, 'one', './polish', './codegen');
    expect(session(project, 'two')).toBeNull();
    const other = ledger();
    const agent = new Agent(other, { session: 'one' });
    agent.bash('./check');
    agent.edited('README.md', 'a', 'b');
    other.write('generated', '');
    agent.bash('./check');
    expect(session(other, 'two')).toBeNull();
  });

  it('does not mistake the work in another work tree for its own', () => {
    const project = ledger();
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: project.root, env: project.env, stdio: 'ignore' });
    const tree = join(project.home, 'second');
    git('worktree', 'add', '-q', tree);
    const second: TempProject = { ...project, root: tree };
    for (const name of Object.keys(FILES)) execFileSync('cp', ['-p', project.path(name), join(tree, name)]);
    const here = new Agent(project, { session: 'one' });
    const there = new Agent(second, { session: 'two' });
    here.bash('./check');
    there.bash('./check');
    there.bash('./codegen');
    here.bash('./check'); // fails still
    there.bash('./check');
    // The second tree's remedy is known to both; nothing was in vain here.
    expect(session(project, 'three', './codegen')).toBe(
      'heal-hooks: seen 4 times in this repository; `./codegen` settled it once, last just now.',
    );
  });

  it('is neither learned nor told where learning is off', () => {
    const project = ledger('{learning: {store_new_patterns: false}}');
    session(project, 'one', './codegen');
    expect(session(project, 'two', './codegen')).toBeNull();
    expect(books(project)).toEqual([]);
  });
});
