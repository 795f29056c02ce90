import { expect, it } from 'vitest';
import { makeProject } from '../project.ts';

it('repeats a plain push with the upstream that git proposes', async () => {
  const project = makeProject({ 'a.txt': 'a\n' });
  project.run(['git', 'init', '-q', '--bare', '../remote.git']);
  project.run(['git', 'remote', 'add', 'origin', '../remote.git']);
  project.run(['git', 'switch', '-q', '-c', 'topic']);
  const proposal = await project.propose(['git', 'push', '-q'], /has no upstream branch/, { strategy: 'push-upstream' });
  const argv = ['git', 'push', '--set-upstream', '-q', 'origin', 'topic'];
  expect(proposal).toMatchObject({ kind: 'correct', argv });
  expect(project.run(argv).exitCode).toBe(0);
  expect(project.run(['git', 'status', '-sb']).output).toContain('## topic...origin/topic');
});

it('tells the command where the push asks for more, and pushes nothing', async () => {
  const project = makeProject({ 'a.txt': 'a\n' });
  project.run(['git', 'init', '-q', '--bare', '../remote.git']);
  project.run(['git', 'remote', 'add', 'origin', '../remote.git']);
  project.run(['git', 'switch', '-q', '-c', 'topic']);
  const proposal = await project.propose(['git', 'push', '--force'], /has no upstream branch/, { strategy: 'push-upstream' });
  expect(proposal).toMatchObject({ kind: 'refuse', steps: ['`git push -u origin topic` publishes it and remembers where to', expect.any(String)] });
  expect(project.run(['git', 'ls-remote', 'origin']).output).toBe('');
});
