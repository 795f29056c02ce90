import { planOf, refuse } from '../../plan-parts.ts';
import type { PathRepair } from '../missing-path.ts';

/** A tracked file that vanished from the work tree without being removed from the index: its committed content comes back. */
export const restoredFromHead: PathRepair = async (path, input, view) => {
  const text = await view.git.headText(path);
  if (text === null) return null;
  if (!(await view.git.isTracked(path))) {
    return refuse(`${path} was removed from the repository on purpose (the removal is staged).`, {
      steps: [`\`git restore --staged --worktree ${path}\` brings it back`, 'or remove what still uses it'],
    });
  }
  if (text.includes('\uFFFD') || text.includes('\0')) return null; // not text that survives decoding
  const summary = `${path} is in the last commit but not in the work tree: restores it from HEAD`;
  return planOf(input, view, [{ kind: 'create', path, content: text }], summary);
};
