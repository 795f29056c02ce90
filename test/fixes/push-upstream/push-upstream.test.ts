import { expect, it } from 'vitest';
import { makeProject } from '../project.ts';

it('tells the command for this branch and remote, and pushes nothing', async () => {
  const project = makeProject({ 'a.txt': 'a\n' });
  project.run(['git', 'init', '-q', '--bare', '../remote.git']);
  project.run(['git', 'remote', 'add', 'origin', '../remote.git']);
  project.run(['git', 'switch', '-q', '-c', 'topic']);
  const proposal = await project.propose(['git', 'push'], /has no upstream branch/, { strategy: 'push-upstream' });
  expect(proposal).toMatchObject({ kind: 'refuse', steps: ['`git push -u origin topic` publishes it and remembers where to', expect.any(String)] });
  expect(project.run(['git', 'ls-remote', 'origin']).output).toBe('');
});
