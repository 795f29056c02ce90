import { refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/**
 * A push without an upstream branch. Never pushes: publishing is the user's decision. Tells the exact command for this branch and remote.
 */
export const strategy: Strategy = {
  name: 'push-upstream',
  summary: 'Tells the exact command that publishes the current branch; never pushes by itself.',
  safety: 'unsafe',
  why: 'A push changes what others see and cannot be taken back.',
  async plan(_input, view) {
    const branch = await view.git.currentBranch();
    const remotes = await view.git.remotes();
    if (!branch)
      return refuse('HEAD is detached, so there is no branch to push.', {
        steps: ['`git switch -c <name>` gives it a branch'],
      });
    const [remote] = remotes;
    if (!remote)
      return refuse('The repository has no remote.', {
        steps: ['`git remote add origin <url>`', `\`git push -u origin ${branch}\``],
      });
    const target = remotes.includes('origin') ? 'origin' : remote;
    return refuse(`${branch} has no upstream branch yet.`, {
      known: [`remotes: ${remotes.join(', ')}`],
      steps: [
        `\`git push -u ${target} ${branch}\` publishes it and remembers where to`,
        '`git config push.autoSetupRemote true` does so from now on',
      ],
    });
  },
};
