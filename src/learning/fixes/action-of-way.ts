import type { Action } from './action.ts';
import { inPlace } from './action-of-command.ts';
import { newWay, type Work } from './read-work.ts';
import { unfitToTell } from './unfit-to-tell.ts';

const TELLABLE = 160;

/** That a run was made in another way than before (`REGION=eu make test`, `uv run pytest`) as an action; null when it was not. */
export function actionOfWay(earlier: Work, later: Work, root: string): Action | null {
  const way = newWay(earlier, later);
  if (way.length === 0) return null;
  const words = inPlace(later.command.trim(), root, later.cwd);
  const fit = words.length <= TELLABLE && !/[\n|<>`]|\$\(/.test(words) && !unfitToTell(words);
  return { kind: 'command', text: words, words: fit ? words : null, fix: null, weight: 'follows' };
}
