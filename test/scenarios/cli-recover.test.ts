import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/system/hash-bytes.ts';
import { findProject } from '../../src/system/project.ts';
import { applyPlan } from '../../src/transaction/apply-plan.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';
import { Killed, killingFiles } from '../unit/transaction/killing-files.ts';

const ONE = 'one = 1\n';

/** Dies when the first of two files has its new content. */
async function dieHalfway(project: TempProject): Promise<void> {
  const plan = {
    owner: 'test/pattern',
    root: project.root,
    title: 'both numbers grow',
    changes: ['a.py', 'b.py'].map((path) => ({
      kind: 'edit' as const,
      path,
      baseHash: hashBytes(readFileSync(project.path(path))),
      replacements: [{ start: 6, end: 7, text: '2' }],
    })),
  };
  const world = { stateDir: project.state, projectKey: findProject(project.root).key, now: Date.now, env: project.env };
  const die = (): never => {
    throw new Killed();
  };
  for (let at = 1; readFileSync(project.path('a.py'), 'utf8') === readFileSync(project.path('b.py'), 'utf8'); at++)
    await applyPlan(plan, { ...world, files: killingFiles(at, 'before', die).files }).catch(() => undefined);
}

describe('after a heal-hooks that was killed inside a fix', () => {
  it('the next run takes it back before the command sees the files, and says so', async () => {
    const project = tempProject({ 'a.py': ONE, 'b.py': ONE });
    await dieHalfway(project);
    const { status, stdout, stderr } = await heal(project, ['run', '--', 'cat', 'a.py', 'b.py']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: ONE + ONE });
    expect(stderr).toBe('An earlier fix (both numbers grow) was interrupted and is taken back now.\n');
  });
});
