import { describe, expect, it } from 'vitest';
import { makeProject } from '../project.ts';

const ERROR = /(?<file>\S+): line (?<line>\d+): (?<symbol>\w+): unbound variable/;
const FIX = { strategy: 'shell-near-variable' };
const RUN = ['bash', 'run.sh'];

describe('shell-near-variable', () => {
  it('uses the variable that the script sets', async () => {
    const project = makeProject({ 'run.sh': 'set -eu\nout_dir=build\necho "${out_dri}/x" $out_dri\n' });
    expect((await project.heal(RUN, ERROR, FIX)).after.output).toBe('build/x build\n');
  });

  it('leaves a variable of the environment alone, and one that is near nothing', async () => {
    for (const files of [
      { 'run.sh': 'set -eu\nAPP_PORT2=1\necho "$APP_PORT"\n', '.env.example': 'APP_PORT=80\n' },
      { 'run.sh': 'set -eu\nout_dir=build\necho "$TOKEN"\n' },
      { 'run.sh': 'set -eu\nDB_USE=x\necho "$DB_USER"\n' },
      { 'run.sh': 'set -eu\nout_dir=build\nrm -rf "./$out_dri"\n' },
    ])
      expect((await makeProject(files as Record<string, string>).propose(RUN, ERROR, FIX)).kind).toBe('refuse');
  });
});

describe('blanks of a shell script', () => {
  it('takes those of an assignment away', async () => {
    const project = makeProject({ 'run.sh': 'set -e\nLEVEL = "a b"  # how\necho "$LEVEL"\n' });
    const error = /(?<file>\S+): line (?<line>\d+): (?<command>\w+): command not found/;
    expect((await project.heal(RUN, error, { strategy: 'shell-near-name' })).after.output).toBe('a b\n');
  });

  it('puts those of a test in', async () => {
    const project = makeProject({ 'run.sh': 'set -e\nname=x\nif [ -n "$name"]; then\n  echo named\nelse\n  exit 3\nfi\n' });
    const error = /(?<file>\S+): line (?<line>\d+): \[: missing/;
    expect((await project.heal(RUN, error, { strategy: 'small-syntax' })).after.output).toBe('named\n');
  });

  it('says how to run a script that is written for bash', async () => {
    const project = makeProject({ 'run.sh': '#!/bin/bash\nparts=(a b)\necho "${parts[1]}"\n' });
    const refused = await project.propose(['sh', 'run.sh'], /(?<file>\S+): (?<line>\d+): Syntax error/, { strategy: 'small-syntax' });
    expect(refused).toMatchObject({ kind: 'refuse', steps: ['`bash run.sh`'] });
  });
});
