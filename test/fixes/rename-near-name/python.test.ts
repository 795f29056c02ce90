import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const ATTRIBUTE = /AttributeError: .* has no attribute '(?<symbol>\w+)'/;
const FIX = { strategy: 'rename-near-name' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('rename-near-name, Python', () => {
  it('corrects an attribute at the line that failed', async () => {
    const project = makeProject({
      'main.py': 'class Bag:\n    def __init__(self):\n        self.weight = 3\n\n\nbag = Bag()\nprint("wieght",\n      bag.wieght)\n',
    });
    expect((await project.heal(RUN, ATTRIBUTE, FIX)).after.output).toBe('wieght 3\n');
  });

  it('refuses what is proposed but not near', async () => {
    const project = makeProject({ 'main.py': 'class Bag:\n    def summary(self):\n        pass\n\n\nBag().sum()\n' });
    expect((await project.propose(RUN, ATTRIBUTE, FIX)).kind).toBe('refuse');
  });
});
