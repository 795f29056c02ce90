import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'format-key' };
const ERROR = /^KeyError: '(?<key>\w+)'/;
const run = ['python3', 'run.py'];

describe('format-key', () => {
  it('spells the placeholder like the argument', async () => {
    const project = makeProject({ 'run.py': 'LINE = "{city} has {peolpe}"\nprint(LINE.format(city="Ulm", people=3))\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('Ulm has 3\n');
  });

  it('refuses an argument that is not near, or used already', async () => {
    const far = makeProject({ 'run.py': 'print("{town}".format(city="Ulm"))\n' });
    expect((await far.propose(run, ERROR, FIX)).kind).toBe('refuse');
    const used = makeProject({ 'run.py': 'print("{people} {peolpe}".format(people="Ulm"))\n' });
    expect((await used.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });
});
