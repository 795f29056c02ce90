import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /TypeError: (?<symbol>\w+)\(\) takes no arguments/;
const FIX = { strategy: 'near-special-method' };

describe('near-special-method', () => {
  it('names the constructor of a class as Python wants it', async () => {
    for (const wrong of ['__int__', '_init_', '__init']) {
      const project = makeProject({
        'run.py': `class Box:\n    def ${wrong}(self, n):\n        self.n = n\n\n\nprint(Box(4).n)\n`,
      });
      expect((await project.heal(['python3', 'run.py'], ERROR, FIX)).after.output).toBe('4\n');
    }
  });

  it('refuses when no method that takes arguments has such a name', async () => {
    const project = makeProject({ 'run.py': 'class Box:\n    def __int__(self):\n        return 1\n\n\nBox(4)\n' });
    expect((await project.propose(['python3', 'run.py'], ERROR, FIX)).kind).toBe('refuse');
  });
});
