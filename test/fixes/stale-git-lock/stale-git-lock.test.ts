import { spawn } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeProject, type TestProject } from '../project.ts';

const LOCKED = /fatal: Unable to create '(?<path>[^']+\.lock)': File exists/;
const FIX = { strategy: 'stale-git-lock' };
const RUN = ['git', 'add', 'b.txt'];

function locked(content = ''): TestProject {
  const project = makeProject({ 'a.txt': 'a\n' });
  project.write('b.txt', 'b\n');
  project.write('.git/index.lock', content);
  return project;
}
const backdate = (project: TestProject): void => {
  const then = Date.now() / 1000 - 3600;
  utimesSync(join(project.root, '.git/index.lock'), then, then);
};

describe.skipIf(process.platform !== 'linux')('stale-git-lock', () => {
  it('removes a lock that nobody holds', async () => {
    const project = locked();
    backdate(project);
    const { proposal } = await project.heal(RUN, LOCKED, FIX);
    expect(proposal.plan.changes).toMatchObject([{ kind: 'git-lock', path: '.git/index.lock' }]);
    expect(proposal.summary).toContain('60 minutes old');
    expect(project.exists('.git/index.lock')).toBe(false);
  });

  it('leaves a fresh lock alone', async () => {
    expect(await locked().propose(RUN, LOCKED, FIX)).toMatchObject({ kind: 'refuse' });
  });

  it('leaves a lock alone that a process has open, and names the process', async () => {
    const project = locked();
    const holder = spawn('sh', ['-c', 'exec 9>>.git/index.lock; echo ready; exec sleep 60'], { cwd: project.root });
    onTestFinished(() => void holder.kill());
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    backdate(project);
    expect(await project.propose(RUN, LOCKED, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining(`(process ${holder.pid})`) });
  });

  it('leaves a lock alone that git did not write', async () => {
    const project = locked('held by hand\n');
    backdate(project);
    expect(await project.propose(RUN, LOCKED, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('not written by git') });
  });

  it('touches no lock of another repository', async () => {
    const project = makeProject({ 'x.sh': `echo "fatal: Unable to create '/var/tmp/other/.git/index.lock': File exists."; exit 128\n` });
    expect((await project.propose(['sh', 'x.sh'], LOCKED, FIX)).kind).toBe('refuse');
  });
});
