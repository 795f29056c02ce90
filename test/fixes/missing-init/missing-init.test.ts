import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'missing-init' };
const ERROR = /Start directory is not importable: '(?<path>[^']+)'/;

describe.skipIf(!haveTool('python3'))('missing-init', () => {
  it('makes the folder of tests a package', async () => {
    const project = makeProject({ 'checks/test_a.py': 'import unittest\n\n\nclass T(unittest.TestCase):\n    def test(self):\n        pass\n' });
    const run = ['python3', '-m', 'unittest', 'discover', '-q', '-s', 'checks', '-t', '.'];
    if (project.run(run).exitCode === 0) throw new Error('this Python needs no __init__.py here');
    expect((await project.heal(run, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('checks/__init__.py')).toBe('');
  });

  it('makes no folder', async () => {
    const project = makeProject({});
    expect((await project.propose(['python3', '-m', 'unittest', 'discover', '-q', '-s', 'none'], ERROR, FIX)).kind).toBe('refuse');
  });
});
