import { literalRarity } from '../scan/gram-rarity.ts';
import { LONGEST_LITERAL } from '../scan/literal-table.ts';
import { withoutLonger } from './text-variants.ts';

/** Literal texts of which every match contains at least one. */
export interface RequiredLiterals {
  /** ASCII-folded; a leading `\n` stands for the start of a line. */
  texts: string[];
  /** Characters from the start of a match to the end of the literal, at most; `Infinity` when there is no bound. */
  lead: number;
  /** Other literals of which every match contains at least one as well; null where there are none. */
  also: string[] | null;
}

const MIN_LENGTH = 3;
export const MAX_SET = 64;

/** How rarely one of the set is expected on a line, in bits: each member adds to its share of all lines. */
export const rarity = (set: readonly string[]): number =>
  -Math.log2(set.reduce((sum, literal) => sum + 2 ** -literalRarity(literal), 0));

export const better = (a: RequiredLiterals | null, b: RequiredLiterals | null): RequiredLiterals | null => {
  if (!a || !b) return a ?? b;
  return rarity(b.texts) > rarity(a.texts) ? b : a;
};

/** The texts as a set of literals, unless one of them is too short to be found. `before`: characters that can stand before them. */
export function asLiterals(texts: readonly string[], before: number): RequiredLiterals | null {
  const set = withoutLonger(texts.map((text) => text.slice(0, LONGEST_LITERAL)));
  if (set.length === 0 || set.length > MAX_SET) return null;
  if (set.some((text) => text.length < MIN_LENGTH || text.replace(/^\n/, '').length < 2)) return null;
  return { texts: set, lead: before + Math.max(...texts.map((text) => text.length)), also: null };
}

/** Of sets that are all required, the rarest one, and the rarest of those that it says nothing about. */
export function rarestTwo(sets: readonly RequiredLiterals[]): RequiredLiterals | null {
  const best = sets.reduce<RequiredLiterals | null>(better, null);
  if (!best) return null;
  const touches = (text: string): boolean => best.texts.some((own) => own.includes(text) || text.includes(own));
  const others = sets
    .filter((set) => set !== best)
    .flatMap(({ texts, also }) => (also ? [texts, also] : [texts]))
    .filter((texts) => texts.length <= MAX_SET && !texts.some(touches));
  if (best.also) others.push(best.also);
  const also = others.reduce<string[] | null>((a, b) => (a && rarity(a) >= rarity(b) ? a : b), null);
  return { ...best, also };
}

/** What is required of one of several alternatives, each with its own; null where one has none. */
export function requiredOfAny(sets: readonly (RequiredLiterals | null)[]): RequiredLiterals | null {
  const all = sets.filter((set) => set !== null);
  const texts = withoutLonger(all.flatMap((set) => set.texts));
  if (all.length < sets.length || texts.length > MAX_SET) return null;
  const also = all.some((set) => set.also) ? withoutLonger(all.flatMap((set) => set.also ?? set.texts)) : null;
  return {
    texts,
    lead: Math.max(...all.map(({ lead }) => lead)),
    also: also && also.length <= MAX_SET ? also : null,
  };
}
