import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /TypeError: (?<symbol>[\w.]+)\(\) takes \d+ positional/;
const FIX = { strategy: 'missing-self' };
const RUN = ['python3', 'run.py'];
const till = (head: string, body: string, call: string): Record<string, string> => ({
  'run.py': `class Till:\n    def __init__(self):\n        self.n = 2\n\n    def total(${head}):\n        return ${body}\n\n\nprint(Till().total(${call}))\n`,
});

describe('missing-self', () => {
  it('adds it to a method that uses it', async () => {
    expect((await makeProject(till('', 'self.n', '')).heal(RUN, ERROR, FIX)).after.output).toBe('2\n');
    expect((await makeProject(till('k', 'self.n * k', '3')).heal(RUN, ERROR, FIX)).after.output).toBe('6\n');
  });

  it('leaves a method that does not use it to a person', async () => {
    expect(await makeProject(till('', '1', '')).propose(RUN, ERROR, FIX)).toMatchObject({ kind: 'refuse' });
    expect(await makeProject(till('self', 'self.n', '1, 2')).propose(RUN, ERROR, FIX)).toMatchObject({ kind: 'refuse' });
  });

  it('corrects a name of the standard library in its import', async () => {
    const project = makeProject({ 'run.py': 'from functools import lru_cach\n\n\n@lru_cach\ndef f(n):\n    return n\n\n\nprint(f(3))\n' });
    const error = /ImportError: cannot import name '(?<symbol>\w+)' from '(?<module>\w+)'/;
    expect((await project.heal(RUN, error, { strategy: 'import-from-definition' })).after.output).toBe('3\n');
  });
});
