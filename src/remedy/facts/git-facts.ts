import type { FactFinder } from '../facts-for.ts';

/** Files with unresolved conflicts, and how far the branch and its upstream are apart. */
export const gitFacts: FactFinder = async (_diagnosis, view) => {
  if (!(await view.git.isRepo())) return [];
  const facts: string[] = [];
  const marked = await view.query(['git', 'grep', '-lIE', '^(<<<<<<<|>>>>>>>) '], { cwd: '' });
  const files = marked.exitCode === 0 ? marked.stdout.split('\n').filter(Boolean) : [];
  if (files.length > 0)
    facts.push(`conflict markers are in ${files.slice(0, 5).join(', ')}${files.length > 5 ? ', …' : ''}`);
  const branch = await view.git.currentBranch();
  const apart = await view.query(['git', 'rev-list', '--left-right', '--count', '@{upstream}...HEAD'], { cwd: '' });
  const [behind = 0, ahead = 0] = apart.exitCode === 0 ? apart.stdout.trim().split(/\s+/).map(Number) : [];
  if (branch && behind + ahead > 0)
    facts.push(`${branch} is ${ahead} commits ahead of and ${behind} behind its upstream, as last fetched`);
  return facts;
};
