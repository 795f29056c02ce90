import type { AST } from '@eslint-community/regexpp';
import type { RegexFacts } from '../pattern.ts';
import { type RequiredLiterals, rarity } from './literal-sets.ts';
import { type Telling, tellingNeighbours } from './telling-neighbours.ts';

/** Literals that are rarer than this with what is around them, in bits, stand on few lines: nothing more has to be asked of them. */
const RARE = 8;
/** To look for further ones costs a quarter of what it costs to run the regex: they may be so much commoner. */
const COMMONER = 2;
/** What stands on more lines than this rules out too few. */
const COMMONEST = 2;

/** How rarely one of several comes, in bits: each adds to its share of all lines. */
const together = (all: readonly Telling[]): number => -Math.log2(all.reduce((sum, { bits }) => sum + 2 ** -bits, 0));

/**
 * Which of the required literals a scan looks for, and with what around them.
 *
 * @param block matched over several lines: then what is around a literal may lie on another one
 */
export function soughtLiterals(
  tree: AST.Pattern,
  flags: string,
  block: boolean,
  required: RequiredLiterals | null,
): Pick<RegexFacts, 'literals' | 'also' | 'around'> {
  if (!required || block) return { literals: required?.texts ?? null, also: null };
  const { texts: literals } = required;
  const judged = tellingNeighbours(tree, flags, [...literals, ...(required.also ?? [])]);
  const first = judged.slice(0, literals.length);
  const bits = together(first);
  const asked = bits < RARE && required.also !== null && rarity(required.also) >= Math.max(COMMONEST, bits - COMMONER);
  return {
    literals,
    also: asked ? required.also : null,
    around: (asked ? judged : first).map(({ neighbours }) => neighbours),
  };
}
