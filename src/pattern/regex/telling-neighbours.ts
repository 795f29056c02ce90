import type { Neighbour } from '../pattern.ts';
import { characterShare, literalRarity } from '../scan/gram-rarity.ts';
import type { CharSet } from './char-set.ts';

/** A neighbour that holds on more of all lines than this says too little to be looked at. */
const TELLING = 0.85;
const MOST = 8;
/** What stands next to each other depends on each other: how much of what a neighbour says is new, about. */
const NEW = 0.5;
/** From so many bits on a literal with its neighbours is rare enough. */
const ENOUGH = 16;
/** A literal so short is found by what stands next to it, too: even a little helps. */
const SHORT = 4;
const HELPING = 0.95;

/** What says most about whether a regex can match where one of its literals stands, and how rarely both come together, in bits. */
export interface Telling {
  neighbours: Neighbour[];
  bits: number;
}

/** Share of all places in which one of the set stands. */
function shareOf(set: CharSet): number {
  let share = 0;
  for (let i = 0; i < set.length; i += 2) share += characterShare(set[i] as number, set[i + 1] as number);
  return share;
}

/**
 * The neighbours of a literal that the fewest texts have, most telling first, as many as are needed.
 *
 * @param neighbours all that is known
 */
export function tellingNeighbours(neighbours: readonly Neighbour[], literal: string): Telling {
  const { length } = literal.replace(/^\n/, '');
  const judged = neighbours
    .map((one) => ({
      one,
      share: one.at < 0 || one.at >= length ? shareOf(one.set) : shareOfCase(one.set),
      isNext: literal.length <= SHORT && (one.at === -1 || one.at === length),
    }))
    .filter(({ share, isNext }) => share < (isNext ? HELPING : TELLING))
    .sort((a, b) => a.share - b.share);
  let bits = literalRarity(literal);
  const chosen = judged.filter(({ share, isNext }, index) => {
    if (!isNext && (bits >= ENOUGH || index >= MOST)) return false;
    bits -= Math.log2(share) * NEW;
    return true;
  });
  return { neighbours: chosen.map(({ one }) => one), bits };
}

/** Of a character of the literal itself. Only of a letter it is open whether it is the one, and most are small. */
function shareOfCase([code = 0, ...more]: CharSet): number {
  return more.length === 1 && code >= 0x41 && code <= 0x5a ? 0.3 : 1;
}
