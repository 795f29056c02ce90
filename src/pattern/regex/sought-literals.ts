import type { AST } from '@eslint-community/regexpp';
import type { RegexFacts } from '../pattern.ts';
import { LONG } from '../scan/pair-hash.ts';
import { lengthenLiterals } from './lengthen-literals.ts';
import { type RequiredLiterals, rarity } from './literal-sets.ts';
import { surroundingsOf } from './surroundings-of.ts';
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
  required: RequiredLiterals,
): Required<Pick<RegexFacts, 'also' | 'around'>> & { literals: string[]; lead: number } {
  const { texts, also, lead } = required;
  const surroundings = block ? null : surroundingsOf(tree, flags);
  if (!surroundings) return { literals: texts, also: block ? null : askedToo(rarity(texts), also), around: [], lead };
  const literals = lengthenLiterals(texts, (literal) => surroundings.of(literal));
  const tell = (literal: string): Telling => tellingNeighbours(surroundings.of(literal), literal);
  const first = literals.map(tell);
  const second = askedToo(together(first), also);
  return {
    literals,
    also: second,
    around: [...first, ...(second ?? []).map(tell)].map(({ neighbours }) => neighbours),
    lead: literals.every((literal) => texts.includes(literal)) ? lead : lead + LONG,
  };
}

/** The other literals, where it is worth while to ask for them, too. */
function askedToo(bits: number, also: string[] | null): string[] | null {
  const worthWhile = also && bits < RARE && rarity(also) >= Math.max(COMMONEST, bits - COMMONER);
  return worthWhile ? also : null;
}
