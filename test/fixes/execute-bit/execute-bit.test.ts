import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const FIX = { strategy: 'execute-bit' };
const DENIED = /[Pp]ermission denied/;

describe('execute-bit', () => {
  it('lets the owner run a script with a shebang, and nobody else', async () => {
    const project = makeProject({ 'bin/go.sh': '#!/bin/sh\necho ran\n' });
    const { after, proposal } = await project.heal(['sh', '-c', './bin/go.sh'], DENIED, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'ran\n' });
    expect(statSync(join(project.root, 'bin/go.sh')).mode & 0o777).toBe(0o744);
    expect(proposal.plan.changes).toMatchObject([{ kind: 'chmod', mode: 0o744, baseMode: 0o644 }]);
  });

  it('refuses a file without shebang', async () => {
    const project = makeProject({ 'notes.txt': 'hello\n' });
    expect((await project.propose(['sh', '-c', './notes.txt'], DENIED, FIX)).kind).toBe('refuse');
  });

  it('refuses a file outside the project', async () => {
    const project = makeProject({ 'fail.sh': 'echo "sh: ../secret.sh: Permission denied"; exit 126\n' });
    project.write('../secret.sh', '#!/bin/sh\n');
    expect((await project.propose(['sh', 'fail.sh'], DENIED, FIX)).kind).toBe('refuse');
  });
});
