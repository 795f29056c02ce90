import { describe, expect, it } from 'vitest';
import { commitAll, haveTool, makeProject } from '../project.ts';

const KEYWORD = /TypeError: .*got an unexpected keyword argument/;
const FIX = { strategy: 'renamed-keyword' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('renamed-keyword', () => {
  it('corrects a near name at every call that imports the class', async () => {
    const project = makeProject({
      'ui/__init__.py': '',
      'ui/box.py': 'class Box:\n    def __init__(self, width, *, centre=False):\n        self.c = centre\n',
      'ui/one.py': 'from ui.box import Box\n\na = Box(3, center=True)\n',
      'main.py': 'from ui.box import Box\nfrom ui.one import a\n\nb = Box(\n    2,\n    center=(1 == 1),  # center=\n)\nprint(a.c, b.c)\n',
    });
    const { after } = await project.heal(RUN, KEYWORD, FIX);
    expect(after.output).toBe('True True\n');
    expect(project.read('main.py')).toContain('    centre=(1 == 1),  # center=\n');
  });

  it('knows from history which parameter it was', async () => {
    const project = makeProject({
      'mail.py': 'def send(to, cc=None, bcc=None):\n    return cc\n',
      'main.py': 'from mail import send\n\nprint(send("a", cc="b"))\n',
    });
    project.write('mail.py', 'def send(to, also_to=None, hidden_to=None):\n    return also_to\n');
    commitAll(project, 'Say what they are');
    const { after, proposal } = await project.heal(RUN, KEYWORD, FIX);
    expect(after.output).toBe('b\n');
    expect(proposal.summary).toContain('`send` calls `cc` `also_to` (mail.py)');
  });

  it('reads the fields of a dataclass and takes the only required one that is missing', async () => {
    const project = makeProject({
      'main.py': 'from dataclasses import dataclass\n\n\n@dataclass\nclass Job:\n    name: str\n    deadline: int\n    note: str = ""\n\n\nprint(Job(name="x", until=3).deadline)\n',
    });
    expect((await project.heal(RUN, KEYWORD, FIX)).after.output).toBe('3\n');
  });

  it('corrects a method call in the failing file only', async () => {
    const project = makeProject({
      'pen.py': 'class Pen:\n    def draw(self, colour):\n        return colour\n',
      'other.py': 'def f(kit):\n    return kit.draw(color=1)\n',
      'main.py': 'from pen import Pen\n\nprint(Pen().draw(color="red"))\n',
    });
    expect((await project.heal(RUN, KEYWORD, FIX)).after.output).toBe('red\n');
    expect(project.read('other.py')).toContain('color=1');
  });

  it('refuses when more than one parameter can be meant', async () => {
    const project = makeProject({
      'main.py': 'def plan(start, stop):\n    return start\n\n\nplan(begin=1, end=2)\n',
    });
    expect(await project.propose(RUN, KEYWORD, FIX)).toMatchObject({
      kind: 'refuse',
      known: ['main.py: plan takes start, stop'],
    });
  });

  it('refuses a parameter of another meaning or unit', async () => {
    for (const [takes, gives] of [['wait_ms', 'wait'], ['upper', 'lower']]) {
      const project = makeProject({ 'main.py': `def hold(${takes}):\n    return ${takes}\n\n\nhold(${gives}=2)\n` });
      expect(await project.propose(RUN, KEYWORD, FIX), gives).toMatchObject({
        kind: 'refuse',
        known: [`main.py: hold takes ${takes}`],
      });
    }
  });

  it('refuses a callable of a dependency', async () => {
    const project = makeProject({ 'main.py': 'import json\n\njson.JSONEncoder(skip=1)\n' });
    expect((await project.propose(RUN, KEYWORD, FIX)).kind).toBe('refuse');
  });
});
