import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const NOT_FOUND = /^(?<file>[^:]+): line \d+: (?<command>[\w-]+): command not found/;
const FIX = { strategy: 'shell-near-name' };

describe.skipIf(!haveTool('bash'))('shell-near-name', () => {
  it('corrects the call of a function of the script, or of one that it sources', async () => {
    const project = makeProject({
      'lib.sh': 'announce() { echo "now: $1"; }\n',
      'run.sh': '#!/bin/bash\nset -e\n. ./lib.sh\nprepare() { echo ready; }\nprepaer # prepaer\nanounce go\n',
    });
    await project.heal(['bash', 'run.sh'], NOT_FOUND, FIX);
    const { after } = await project.heal(['bash', 'run.sh'], NOT_FOUND, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'ready\nnow: go\n' });
    expect(project.read('run.sh')).toContain('prepare # prepaer\nannounce go\n');
  });

  it('corrects the name of a program', async () => {
    const project = makeProject({ 'run.sh': 'set -e\nsrot <<< "b"\n' });
    expect((await project.heal(['bash', 'run.sh'], NOT_FOUND, FIX)).after.output).toBe('b\n');
  });

  it.each(['rmm -f x', 'dd2 if=x', 'frobnicate'])('refuses %s', async (line) => {
    const project = makeProject({ 'run.sh': `set -e\n${line}\n` });
    expect((await project.propose(['bash', 'run.sh'], NOT_FOUND, FIX)).kind).toBe('refuse');
  });
});
