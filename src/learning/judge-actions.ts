import { type Merit, shareCredit } from './fixes/share-credit.ts';
import type { Settling, Telling } from './lesson.ts';
import type { Observation } from './observe-fixes.ts';

/** An action that helped in fewer of its times is not told. */
const SUCCESS = 0.75;
/** Failed fixes in a row that demote an action. */
const DEMOTED = 2;
/** Actions of one kind that a lesson keeps. */
const KEPT = 3;

/** What the observations of one failure (or, with `onlyBound`, of one pattern) say about the actions. */
interface Verdict {
  settled: readonly Settling[];
  inVain: readonly Telling[];
}

/**
 * Decides what may be told: an action with two independent wins and a success of 75 %, or one that settled it once and was never in vain,
 * when no other did. What comes and goes by itself needs three wins for each time that it went.
 * @param observations of one failure, oldest first
 * @param onlyBound of several failures with one pattern: only what carries the name of the failure over is safe
 */
export function judgeActions(observations: readonly Observation[], onlyBound = false): Verdict {
  const flakes = observations.filter(({ result }) => result === 'flake').length;
  const merits = shareCredit(observations);
  const tellable = merits.filter(({ action }) => action.words !== null && (!onlyBound || action.words.includes('${')));
  const proven = tellable.filter(
    ({ wins, losses }) =>
      wins.size >= 2 &&
      wins.size / (wins.size + losses.length) >= SUCCESS &&
      losses.filter((at) => at > lastOf(wins)).length < DEMOTED &&
      wins.size >= 3 * flakes,
  );
  const winners = merits.filter(({ wins }) => wins.size > 0);
  const once = tellable.filter(
    ({ wins, losses, action, needs }) =>
      wins.size === 1 &&
      losses.length === 0 &&
      action.kind === 'command' &&
      action.weight === 'acts' &&
      (winners.length === 1 || needs.size > 0),
  );
  const told = proven.length > 0 ? proven : flakes > 0 || onlyBound ? [] : once;
  const vain = tellable.filter(
    ({ wins, losses, action }) =>
      wins.size === 0 && losses.length > 0 && action.kind === 'command' && action.weight === 'acts',
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

const telling = ({ action, needs }: Merit): Telling => ({ words: action.words ?? '', needs: [...needs] });

const settling = (merit: Merit): Settling => ({
  ...telling(merit),
  times: merit.wins.size,
  of: merit.wins.size + merit.losses.length,
  last: lastOf(merit.wins),
});

const lastOf = (wins: Merit['wins']): number => Math.max(...wins.values());

const byRecord = (a: Settling, b: Settling): number => b.times - a.times || b.last - a.last;
