import { commandWords } from '../command-words.ts';
import { refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Words of a push that only ask for a push: no refspec, no force, nothing that removes. */
const PLAIN = /^(?:-q|--quiet|-v|--verbose|--progress|--no-progress|-4|-6)$/;

/**
 * A push without an upstream branch. Where the user typed a plain `git push` of a branch that the only (or pushing) remote does not have, the same push
 * is run with `--set-upstream`, which git itself proposes; it can overwrite nothing. Otherwise the exact command is told.
 */
export const strategy: Strategy = {
  name: 'push-upstream',
  summary:
    'Repeats a plain `git push` with `--set-upstream`, when the remote has no branch of that name; else tells the command.',
  safety: 'safe',
  why: 'The user asked for this push, nothing on the remote is replaced, and nothing is forced.',
  async plan(input, view) {
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
    const words = commandWords(input.report.failure.event.command ?? '') ?? [];
    const plain = words[0] === 'git' && words[1] === 'push' && words.slice(2).every((word) => PLAIN.test(word));
    const certain = remotes.length === 1 || remotes.includes('origin');
    const proposed = rootMatch(input, /git push --set-upstream (\S+) (\S+)/);
    const known = !(await view.git.branches()).includes(`${target}/${branch}`);
    if (plain && certain && known && proposed?.[1] === target && proposed[2] === branch) {
      const argv = ['git', 'push', '--set-upstream', ...words.slice(2), target, branch];
      return {
        kind: 'correct',
        argv,
        summary: `${branch} has no upstream branch yet: \`${argv.join(' ')}\` is run in place of \`${words.join(' ')}\`.`,
      };
    }
    return refuse(`${branch} has no upstream branch yet.`, {
      known: [`remotes: ${remotes.join(', ')}`],
      steps: [
        `\`git push -u ${target} ${branch}\` publishes it and remembers where to`,
        '`git config push.autoSetupRemote true` does so from now on',
      ],
    });
  },
};
