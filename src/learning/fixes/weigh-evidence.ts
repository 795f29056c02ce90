import type { Action } from './action.ts';
import { mergeEdits } from './action-of-edit.ts';

/**
 * The actions that can have settled a failure: what acts, else what usually only follows, else what keeps or explains. Several edits of one
 * file are one; looking is none.
 */
export function weighEvidence(done: readonly Action[]): Action[] {
  for (const weight of ['acts', 'follows', 'books'] as const) {
    const counted = done.filter((action) => action.weight === weight);
    if (counted.length > 0) return oneForEachFile(counted);
  }
  return [];
}

function oneForEachFile(actions: readonly Action[]): Action[] {
  const edits = new Map<string, Action[]>();
  const others: Action[] = [];
  for (const action of actions) {
    if (action.place === undefined) others.push(action);
    else edits.set(action.place, [...(edits.get(action.place) ?? []), action]);
  }
  return [...others, ...[...edits.values()].map(mergeEdits)];
}
