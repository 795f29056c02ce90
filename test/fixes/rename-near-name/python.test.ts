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

  it('finds the attribute in the class and its bases when nothing is proposed (pytest)', async () => {
    const project = makeProject({
      'bag.py': 'class Base:\n    def __init__(self):\n        self.content = [1]\n\n\nclass Bag(Base):\n    def open(self):\n        return self.contnet\n',
      'test_bag.py': 'from bag import Bag\n\n\ndef test_open():\n    assert Bag().open() == [1]\n',
    });
    const { after } = await project.heal(['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'], ATTRIBUTE, FIX);
    expect(after.exitCode).toBe(0);
  });

  it('asks Python about standard modules and built-in types', async () => {
    const module = makeProject({ 'test_a.py': 'import math\n\n\ndef test_a():\n    assert math.flor(1.5) == 1\n' });
    expect((await module.heal(['python3', '-m', 'pytest', '-q'], ATTRIBUTE, FIX)).after.exitCode).toBe(0);
    const type = makeProject({ 'test_a.py': 'def test_a():\n    assert {"a": 1}.itms()\n' });
    expect((await type.heal(['python3', '-m', 'pytest', '-q'], ATTRIBUTE, FIX)).after.exitCode).toBe(0);
  });

  it('does not take None for a misspelling', async () => {
    const project = makeProject({ 'main.py': 'import re\n\nprint(re.match("a", "b").group())\n' });
    expect(await project.propose(RUN, ATTRIBUTE, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('None') });
  });

  it('imports an attribute from the one module that defines it', async () => {
    const project = makeProject({
      'geo/__init__.py': '',
      'geo/shape.py': 'SIDES = 4\n',
      'geo/area.py': 'def square(x):\n    return x * x\n',
      'main.py': 'from geo import shape\n\nprint(shape.SIDES, shape.square(3))\n',
    });
    expect((await project.heal(RUN, ATTRIBUTE, FIX)).after.output).toBe('4 9\n');
    expect(project.read('main.py')).toBe('from geo import shape\nfrom geo.area import square\n\nprint(shape.SIDES, square(3))\n');
  });

  it('corrects the target of a mock', async () => {
    const project = makeProject({
      'geo.py': 'def square(x):\n    return x * x\n',
      'test_geo.py': 'from unittest import mock\nimport geo\n\n\ndef test_a():\n    with mock.patch("geo.sqaure", return_value=5):\n        assert geo.square(1) == 5\n',
    });
    expect((await project.heal(['python3', '-m', 'pytest', '-q'], /AttributeError: <module/, FIX)).after.exitCode).toBe(0);
  });
});
