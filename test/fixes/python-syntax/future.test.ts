import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'python-syntax' };
const ERROR = /^SyntaxError: (?<message>.*)/;
const run = ['python3', 'run.py'];

describe('imports from the future', () => {
  it('stand before every other statement, behind the docstring', async () => {
    const project = makeProject({
      'run.py': '#!/usr/bin/env python3\n"""Rows."""\nimport sys\nfrom __future__ import annotations\n\nprint(sys.argv[1:])\n',
    });
    expect((await project.heal(run, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('run.py')).toMatch(/^#!.*\n"""Rows."""\nfrom __future__ import annotations\n+import sys\n/);
  });

  it('keeps Windows line ends', async () => {
    const project = makeProject({ 'run.py': 'import sys\r\nfrom __future__ import annotations\r\n\r\nprint(sys.argv[1:])\r\n' });
    expect((await project.heal(run, ERROR, FIX)).after.exitCode).toBe(0);
    expect(project.read('run.py').replaceAll('\r\n', '')).not.toContain('\n');
  });
});
