import type { Change, Plan, Replacement } from './plan.ts';

/**
 * Joins plans for independent problems into one that is applied and restored as a whole. Edits of one file made from the same bytes
 * are joined when their places do not overlap; an identical replacement asked for twice counts once. Null when the plans contradict
 * each other or one of them runs a command (what a command does to the others' files cannot be known beforehand).
 */
export function mergePlans(plans: readonly Plan[]): Plan | null {
  const [first] = plans;
  if (!first || plans.some((plan) => plan.root !== first.root)) return null;
  const byPath = new Map<string, Change>();
  for (const change of plans.flatMap((plan) => plan.changes)) {
    if (change.kind === 'command') {
      if (plans.length > 1) return null;
      return first;
    }
    const present = byPath.get(change.path);
    const joined = present ? joinChanges(present, change) : change;
    if (!joined) return null;
    byPath.set(change.path, joined);
  }
  return {
    owner: [...new Set(plans.map((plan) => plan.owner))].join(', '),
    root: first.root,
    title: plans.map((plan) => plan.title).join('; '),
    changes: [...byPath.values()],
  };
}

function joinChanges(one: Change, other: Change): Change | null {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (one.kind !== 'edit' || other.kind !== 'edit' || one.baseHash !== other.baseHash) return null;
  const replacements = [...one.replacements];
  for (const next of other.replacements) {
    if (replacements.some((present) => sameReplacement(present, next))) continue;
    if (replacements.some((present) => overlap(present, next))) return null;
    replacements.push(next);
  }
  return { ...one, replacements: replacements.sort((a, b) => a.start - b.start) };
}

const sameReplacement = (a: Replacement, b: Replacement): boolean =>
  a.start === b.start && a.end === b.end && a.text === b.text;

/** Two insertions at one place overlap too: their order would be a guess. */
const overlap = (a: Replacement, b: Replacement): boolean =>
  a.start === b.start || (a.start < b.end && b.start < a.end);
