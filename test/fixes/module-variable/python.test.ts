import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /UnboundLocalError: [^']*'(?<symbol>\w+)'/;
const FIX = { strategy: 'module-variable' };
const RUN = ['python3', 'run.py'];

describe('module-variable', () => {
  it('declares the counter of the module global, behind the docstring', async () => {
    const project = makeProject({
      'run.py': 'served = 0\n\n\ndef serve():\n    """Counts."""\n    served += 1\n\n\nserve()\nserve()\nprint(served)\n',
    });
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('2\n');
    expect(project.read('run.py')).toContain('"""Counts."""\n    global served\n    served += 1');
  });

  it('declares that of the function around nonlocal', async () => {
    const project = makeProject({
      'run.py': 'def counter():\n    n = 0\n\n    def step():\n        n += 1\n        return n\n\n    return step\n\n\nstep = counter()\nstep()\nprint(step())\n',
    });
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('2\n');
  });

  it('refuses where a local variable may be meant', async () => {
    for (const text of [
      'def total(rows):\n    for n in rows:\n        acc += n\n    return acc\n\n\ntotal([1])\n',
      'acc = 0\n\n\ndef total(rows):\n    if len(rows) > 3:\n        acc = 1\n    acc += 1\n    return acc\n\n\ntotal([1])\n',
    ])
      expect((await makeProject({ 'run.py': text }).propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});
