import type { Wanted } from './make-moves.ts';
import { ABSENT, type PathState, sameState } from './path-state.ts';

/** What a command did, from the states before and after: as changes that can be taken back. */
export function touchedChanges(before: ReadonlyMap<string, PathState>, now: ReadonlyMap<string, PathState>): Wanted[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths]
    .map((path) => ({ path, from: before.get(path) ?? ABSENT, to: now.get(path) ?? ABSENT }))
    .filter(({ from, to }) => !sameState(from, to));
}
