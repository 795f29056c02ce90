import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const NAME = /NameError: name '(?<symbol>\w+)' is not defined/;
const BARE = /^AttributeError: (?<symbol>\w+)(?:\.|$)/;
const HAS_KEY = /AttributeError: '(?<type>\w+)' object has no attribute '(?<symbol>\w+)'/;
const RUN = ['python3', 'run.py'];
const FIX = { strategy: 'rename-near-name' };

describe('names of Python that lack their owner', () => {
  it('puts self. before a member of the class', async () => {
    const till = 'class Till:\n    def __init__(self):\n        self.coins = [1, 2]\n\n    def rate(self):\n        return 2\n\n';
    for (const [body, output] of [
      ['    def total(self):\n        return sum(coins)\n', '3\n'],
      ['    def total(self):\n        return rate() * 2\n', '4\n'],
    ]) {
      const project = makeProject({ 'run.py': `${till}${body}\n\nprint(Till().total())\n` });
      expect((await project.heal(RUN, NAME, { strategy: 'add-missing-import' })).after.output).toBe(output);
    }
  });

  it('puts cls. before a member of the class itself, and not of its instances', async () => {
    const of = (body: string): Record<string, string> => ({
      'run.py': `class Rate:\n    base = 2\n\n    def __init__(self):\n        self.own = 1\n\n    @classmethod\n    def double(cls):\n        return ${body} * 2\n\n\nprint(Rate.double())\n`,
    });
    const project = makeProject(of('base'));
    expect((await project.heal(RUN, NAME, { strategy: 'add-missing-import' })).after.output).toBe('4\n');
    expect((await makeProject(of('own')).propose(RUN, NAME, { strategy: 'add-missing-import' })).kind).toBe('refuse');
  });

  it('does not in a static method', async () => {
    const project = makeProject({
      'run.py': 'class Till:\n    coins = [1]\n\n    @staticmethod\n    def total():\n        return coins\n\n\nprint(Till.total())\n',
    });
    expect((await project.propose(RUN, NAME, { strategy: 'add-missing-import' })).kind).toBe('refuse');
  });

  it('corrects a member of an enumeration, and names the members when two are near', async () => {
    const project = makeProject({
      'kinds.py': 'from enum import Enum\n\n\nclass Kind(Enum):\n    SMALL = 1\n    MEDIUM = 2\n',
      'run.py': 'from kinds import Kind\n\nprint(Kind.MEDUIM.value)\n',
    });
    expect((await project.heal(RUN, BARE, FIX)).after.output).toBe('2\n');
    const two = makeProject({ 'run.py': 'from enum import Enum\n\n\nclass Kind(Enum):\n    READ = 1\n    REAP = 2\n\n\nprint(Kind.REAX)\n' });
    const refused = await two.propose(RUN, BARE, FIX);
    expect(refused).toMatchObject({ kind: 'refuse', known: ['Kind has READ, REAP'] });
  });

  it('writes `in` for has_key', async () => {
    const project = makeProject({
      'run.py': 'd = {"a": 1}\nif d.has_key("a") and not d.has_key("b"):\n    print(d.has_key("a"))\n',
    });
    expect((await project.heal(RUN, HAS_KEY, FIX)).after.output).toBe('True\n');
  });
});
