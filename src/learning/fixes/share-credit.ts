import type { Observation } from '../observe-fixes.ts';
import type { BoundAction } from './action.ts';

/** The record of one action against one failure. */
export interface Merit {
  action: BoundAction;
  /** Sessions that it settled the failure in, each with the time. */
  wins: Map<string, number>;
  /** When the same failure followed. */
  losses: number[];
  /** Failures that it settled: more than one when they say the same about different names. */
  fingerprints: Set<string>;
  /** What it was about, over all times. */
  needs: Set<string>;
  /** It has had to do with what the failure says. */
  related: boolean;
}

const id = (actions: readonly BoundAction[]): string =>
  actions
    .map(({ text }) => text)
    .sort()
    .join('\n\n');

/**
 * Shares the credit of observations of one failure, oldest first. An action wins where it was the only one that can have helped: alone, or
 * beside actions that are known to be in vain, or as the only one that settled it elsewhere, or as the only command common to several sessions.
 */
export function shareCredit(observations: readonly Observation[]): Merit[] {
  const merits = new Map<string, Merit>();
  const meritOf = (action: BoundAction): Merit => {
    const merit = merits.get(action.text) ?? {
      action,
      wins: new Map(),
      losses: [],
      fingerprints: new Set(),
      needs: new Set(),
      related: false,
    };
    merits.set(action.text, merit);
    merit.related ||= action.related;
    for (const need of action.needs) merit.needs.add(need);
    return merit;
  };
  const win = (action: BoundAction, { session, at, fingerprint }: Observation): void => {
    const { wins, fingerprints } = meritOf(action);
    fingerprints.add(fingerprint);
    wins.set(session, Math.max(at, wins.get(session) ?? 0));
  };
  const shared: Observation[] = [];
  for (const one of observations) {
    const { result, actions } = one;
    if (result === 'again') for (const { losses } of actions.map(meritOf)) losses.push(one.at);
    const [only] = actions;
    if (result === 'passed' && only && actions.length === 1) win(only, one);
    else if (result === 'passed') shared.push(one);
  }
  const alone = new Set([...merits.values()].filter(({ wins }) => wins.size > 0).map(({ action }) => action.text));
  const inVain = new Set([...merits.values()].filter(({ wins }) => wins.size === 0).map(({ action }) => action.text));
  const open: Observation[] = [];
  for (const one of shared) {
    const possible = one.actions.filter(({ text }) => !inVain.has(text));
    const known = possible.filter(({ text }) => alone.has(text));
    const [only] = possible.length === 1 ? possible : known;
    if (only && (possible.length === 1 || known.length === 1)) win(only, one);
    else open.push({ ...one, actions: possible });
  }
  const common = commonCommand(open);
  if (common) for (const one of open) win(common, one);
  return [...merits.values()];
}

/** The one command that all of several sessions did among different others; an edit beside it might have been what helped. */
function commonCommand(shared: readonly Observation[]): BoundAction | null {
  const distinct = new Set(shared.map(({ actions }) => id(actions)));
  const sessions = new Set(shared.map(({ session }) => session));
  if (distinct.size < 2 || sessions.size < 2) return null;
  if (shared.some(({ actions }) => actions.some(({ kind }) => kind === 'edit'))) return null;
  const [first, ...rest] = shared;
  const common = (first?.actions ?? []).filter(({ text }) =>
    rest.every(({ actions }) => actions.some((action) => action.text === text)),
  );
  return common.length === 1 ? (common[0] ?? null) : null;
}
