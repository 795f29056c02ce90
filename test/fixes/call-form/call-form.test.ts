import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'call-form' };
const ERROR = /^TypeError: (?<message>.*)/;
const run = ['python3', 'run.py'];
const TANK =
  'class Tank:\n    def __init__(self, parts):\n        self.parts = parts\n\n    @property\n    def litres(self):\n        return sum(self.parts)\n\n    def count(self):\n        return len(self.parts)\n\n    def first(self, n):\n        return self.parts[:n]\n';

describe('call-form', () => {
  it('reads a property', async () => {
    const project = makeProject({ 'tank.py': TANK, 'run.py': 'from tank import Tank\n\ntank = Tank([2, 3])\nprint(tank.litres(), tank.count())\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('5 2\n');
    expect(project.read('run.py')).toContain('print(tank.litres, tank.count())');
  });

  it('calls a method, also in a comparison', async () => {
    const project = makeProject({ 'tank.py': TANK, 'run.py': 'from tank import Tank\n\nif Tank([2, 3]).count > 1:\n    print("many")\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('many\n');
  });

  it('calls a method of a built-in type', async () => {
    const project = makeProject({ 'run.py': 'rates = {"a": 1}\nfor name, rate in rates.items:\n    print(name, rate)\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('a 1\n');
  });

  it('leaves a method that wants arguments alone', async () => {
    const project = makeProject({ 'tank.py': TANK, 'run.py': 'from tank import Tank\n\nprint(Tank([2]).first + 1)\n' });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('leaves a name alone that is a property here and a method there', async () => {
    const other = 'class Bin:\n    def litres(self):\n        return 1\n';
    const project = makeProject({ 'tank.py': TANK, 'bin.py': other, 'run.py': 'from tank import Tank\n\nprint(Tank([2]).litres())\n' });
    expect((await project.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });

  it('puts the comma between two values', async () => {
    const project = makeProject({ 'run.py': 'ROWS = [\n    ("a", 1),\n    ("b", 2)  # the last\n    ("c", 3),\n]\nprint(len(ROWS))\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('3\n');
    expect(project.read('run.py')).toContain('("b", 2),  # the last');
  });

  it('raises the exception, not the value', async () => {
    const project = makeProject({ 'run.py': 'try:\n    raise NotImplemented("later")\nexcept NotImplementedError as e:\n    print(e)\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe('later\n');
  });

  it('calls what a module holds under its own name', async () => {
    const project = makeProject({ 'run.py': 'import pprint\n\npprint({"a": 1})\n' });
    expect((await project.heal(run, ERROR, FIX)).after.output).toBe("{'a': 1}\n");
    const other = makeProject({ 'run.py': 'import json\n\njson({"a": 1})\n' });
    expect((await other.propose(run, ERROR, FIX)).kind).toBe('refuse');
  });
});

describe('namesakes', () => {
  const ATTRIBUTE = /^AttributeError: (?<message>.*)/;
  const RENAME = { strategy: 'rename-near-name' };

  it('goes from the module to its class', async () => {
    const project = makeProject({ 'run.py': 'import datetime\n\nprint(datetime.fromisoformat("2024-01-02").year)\n' });
    expect((await project.heal(run, ATTRIBUTE, RENAME)).after.output).toBe('2024\n');
    expect(project.read('run.py')).toContain('datetime.datetime.fromisoformat(');
  });

  it('goes from the class to the module, and imports what it used of it', async () => {
    const project = makeProject({
      'run.py': 'from datetime import datetime\n\nday = datetime.datetime(2024, 1, 1)\nprint((day + datetime.timedelta(days=1)).day)\n',
    });
    const { after } = await project.heal(run, ATTRIBUTE, RENAME);
    expect(after.output).toContain('timedelta');
    expect((await project.heal(run, ATTRIBUTE, RENAME)).after.output).toBe('2\n');
    expect(project.read('run.py')).toContain('from datetime import datetime, timedelta');
  });

  it('follows another name of the module', async () => {
    const project = makeProject({ 'run.py': 'import datetime as dt\n\nprint(dt.fromisoformat("2024-01-02").year)\n' });
    expect((await project.heal(run, ATTRIBUTE, RENAME)).after.output).toBe('2024\n');
  });

  it('refuses what neither of them has', async () => {
    const project = makeProject({ 'run.py': 'import datetime\n\nprint(datetime.midday())\n' });
    expect((await project.propose(run, ATTRIBUTE, RENAME)).kind).toBe('refuse');
  });

  it('knows what a class inherits from the standard library', async () => {
    const project = makeProject({
      'test_a.py': 'import unittest\n\n\nclass ATest(unittest.TestCase):\n    def test_a(self):\n        self.assertTreu(True)\n',
    });
    const { after } = await project.heal(['python3', '-m', 'unittest'], ATTRIBUTE, RENAME);
    expect(after.exitCode).toBe(0);
  });
});
