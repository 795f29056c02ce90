import { relative } from 'node:path';
import type { FileEdit } from '../../event/event.ts';
import type { Action } from './action.ts';

/** Longest text of one side that is told. */
const SIDE = 60;

/** An edit as an action: file, old and new text. Told with both texts where they are short. */
export function actionOfEdit({ file, oldText, newText }: FileEdit, root: string): Action {
  const place = relative(root, file);
  const short = [oldText, newText].every((side) => side !== null && side.length <= SIDE && !/[\n`]/.test(side));
  return {
    kind: 'edit',
    text: [place, oldText ?? '', newText ?? ''].join('\n'),
    words: short ? `edit of ${place}: ${oldText} → ${newText}` : null,
    weight: 'acts',
  };
}
