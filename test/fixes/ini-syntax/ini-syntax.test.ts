import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'ini-syntax' };
const ERROR = /^configparser\.(?<type>\w+Error): (?<message>.*)/;
const run = ['python3', 'run.py'];
const code = (more = ''): string => `import configparser\n\nc = configparser.ConfigParser()\nc.read("app.ini")\nprint(c["shop"]["label"])\n${more}`;

describe('ini-syntax', () => {
  it('doubles a percent sign that means itself', async () => {
    const project = makeProject({ 'run.py': code(), 'app.ini': '[shop]\nlabel = 5% off, 10% later\nother = 3\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('5% off, 10% later\n');
  });

  it('refuses where another reader takes the sign as it is', async () => {
    const project = makeProject({ 'run.py': code('configparser.RawConfigParser()\n'), 'app.ini': '[shop]\nlabel = 5% off\n' });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('refuses where a script reads the file', async () => {
    const project = makeProject({ 'run.py': code(), 'app.ini': '[shop]\nlabel = 5% off\n', 'deploy.sh': 'grep label app.ini\n' });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('closes the header of the first section', async () => {
    const project = makeProject({ 'run.py': code(), 'app.ini': '[shop\nlabel = a\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('a\n');
  });

  it('refuses a first line that is no header', async () => {
    const project = makeProject({ 'run.py': code(), 'app.ini': 'label = a\n' });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });
});
