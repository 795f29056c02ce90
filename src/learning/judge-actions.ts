import type { ActionFix } from './fixes/action.ts';
import { type Merit, shareCredit } from './fixes/share-credit.ts';
import type { Settling, Telling } from './lesson.ts';
import type { Observation } from './observe-fixes.ts';

/** An action that helped in fewer of its times is not told. */
const SUCCESS = 0.75;
/** Failed fixes in a row that demote an action. */
const DEMOTED = 2;
/** Actions of one kind that a lesson keeps. */
const KEPT = 3;

/** What settled it, and the same as data that can be applied. */
export interface Settled extends Settling {
  fix: ActionFix | null;
  /** No failure since. */
  unbroken: boolean;
}

/** `failure`: all are of one. `others`: of several with other names. `message`: of several that surely say the same about other names. */
export type Scope = 'failure' | 'others' | 'message';

/** What the observations of one failure, or of several, say about the actions. */
interface Verdict {
  settled: readonly Settled[];
  inVain: readonly Telling[];
}

/**
 * Decides what may be told: an action with two independent wins and a success of 75 %, or one that settled it once and was never in vain,
 * when no other did; an edit that did so once must have to do with what the failure says. What comes and goes by itself needs three wins
 * for each time that it went.
 * @param observations of one failure, oldest first
 * Of several failures only what carries the name of the failure over is safe; of one message also what settled it for different names.
 */
export function judgeActions(observations: readonly Observation[], scope: Scope = 'failure'): Verdict {
  const onlyBound = scope !== 'failure';
  const flakes = observations.filter(({ result }) => result === 'flake').length;
  const merits = shareCredit(observations);
  const tellable = merits.filter((merit) => merit.action.words !== null && carriesOver(merit, scope));
  const proven = tellable.filter((merit) => merit.wins.size >= 2 && isGood(merit) && merit.wins.size >= 3 * flakes);
  const winners = merits.filter((merit) => merit.wins.size > 0 && isGood(merit));
  const once = tellable.filter(
    ({ wins, losses, action, needs, related }) =>
      wins.size === 1 &&
      losses.length === 0 &&
      (action.weight === 'acts' || action.weight === 'follows') &&
      (action.kind === 'command' || related) &&
      (winners.length === 1 || needs.size > 0),
  );
  const told = proven.length > 0 ? proven : flakes > 0 ? [] : once;
  const vain = tellable.filter(
    (merit) =>
      merit.losses.length > 0 && !isGood(merit) && merit.action.kind === 'command' && merit.action.weight === 'acts',
  );
  return {
    settled: told.map(settling).sort(byRecord).slice(0, KEPT),
    inVain: onlyBound
      ? []
      : vain
          .sort((a, b) => b.losses.length - a.losses.length)
          .slice(0, KEPT)
          .map(telling),
  };
}

/** Helped in most of its times, and was not in vain the last times. */
const isGood = ({ wins, losses }: Merit): boolean =>
  wins.size > 0 &&
  wins.size / (wins.size + losses.length) >= SUCCESS &&
  losses.filter((at) => at > lastOf(wins)).length < DEMOTED;

const telling = ({ action, needs, wins }: Merit): Telling => ({
  words: action.words ?? '',
  needs: [...needs],
  ...(wins.size === 1 && Object.keys(action.about).length > 0 && { about: action.about }),
});

const carriesOver = ({ action: { words }, fingerprints, needs }: Merit, scope: Scope): boolean =>
  scope === 'failure' ||
  (words?.includes('${') ?? false) ||
  (scope === 'message' && fingerprints.size >= 2 && needs.size === 0);

const settling = (merit: Merit): Settled => ({
  ...telling(merit),
  fix: merit.action.fix,
  unbroken: merit.losses.every((at) => at < lastOf(merit.wins)),
  times: merit.wins.size,
  of: merit.wins.size + merit.losses.length,
  last: lastOf(merit.wins),
});

const lastOf = (wins: Merit['wins']): number => Math.max(...wins.values());

const byRecord = (a: Settling, b: Settling): number => b.times - a.times || b.last - a.last;
