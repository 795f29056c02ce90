import type { AST } from '@eslint-community/regexpp';
import { visitRegExpAST } from '@eslint-community/regexpp';
import type { Neighbour } from '../pattern.ts';
import { characterShare } from '../scan/gram-rarity.ts';
import { type CharSet, LINE_END } from './char-set.ts';
import { Surroundings } from './literal-neighbours.ts';
import { edgeOf } from './match-edges.ts';
import { positionAutomaton, Unprovable } from './position-automaton.ts';

/** A neighbour that holds on more of all lines than this says too little to be looked at. */
const TELLING = 0.6;
const MOST = 4;
/** A literal so short is found by what stands next to it, too: even a little helps. */
const SHORT = 4;
const HELPING = 0.95;

/** Share of all places in which one of the set stands. */
function shareOf(set: CharSet): number {
  let share = 0;
  for (let i = 0; i < set.length; i += 2) share += characterShare(set[i] as number, set[i + 1] as number);
  return share;
}

/**
 * For each literal what says most about whether the regex can match there: the neighbours that the fewest texts have, most telling first. None
 * where the regex has constructs of which this is not known.
 *
 * @param literals required ones of the tree, ASCII-folded
 */
export function tellingNeighbours(tree: AST.Pattern, flags: string, literals: readonly string[]): Neighbour[][] {
  const surroundings = surroundingsOf(tree, flags);
  return literals.map((literal) => (surroundings ? choose(surroundings.of(literal), literal) : []));
}

function choose(neighbours: readonly Neighbour[], literal: string): Neighbour[] {
  const { length } = literal.replace(/^\n/, '');
  const isLetter = ({ at }: Neighbour): boolean => /[a-z]/.test(literal.slice(-length).charAt(at));
  const judged = neighbours
    .filter((one) => one.at < 0 || one.at >= length || isLetter(one))
    .map((one) => ({ one, share: one.at < 0 || one.at >= length ? shareOf(one.set) : shareOfCase(one.set) }));
  const isNext = ({ at }: Neighbour): boolean => literal.length <= SHORT && (at === -1 || at === length);
  const telling = judged
    .filter(({ one, share }) => share < TELLING && !isNext(one))
    .sort((a, b) => a.share - b.share)
    .slice(0, MOST);
  const helping = judged.filter(({ one, share }) => share < HELPING && isNext(one));
  return [...helping, ...telling].sort((a, b) => a.share - b.share).map(({ one }) => one);
}

/** Of a letter that is there in some case: most are small ones. */
function shareOfCase(set: CharSet): number {
  if (set.length !== 2 || set[0] !== set[1]) return 1;
  return (set[0] as number) < 0x61 ? 0.3 : 0.8;
}

function surroundingsOf(tree: AST.Pattern, flags: string): Surroundings | null {
  const ignoreCase = flags.includes('i');
  if (ignoreCase && !foldsSimply(tree)) return null;
  try {
    const automaton = positionAutomaton(tree, {
      ignoreCase,
      dotAll: flags.includes('s'),
      lineEnds: flags.includes('m') ? LINE_END : [],
      search: false,
    });
    return new Surroundings(automaton, edgeOf(tree, 'start'), edgeOf(tree, 'end'));
  } catch (error) {
    if (error instanceof Unprovable) return null;
    throw error;
  }
}

/** Has no character beyond ASCII two cases? Of such ones the sets are only nearly right. */
function foldsSimply(tree: AST.Pattern): boolean {
  let simple = true;
  visitRegExpAST(tree, {
    onCharacterEnter({ value }) {
      const char = String.fromCharCode(value);
      if (value > 127 && (char.toLowerCase() !== char || char.toUpperCase() !== char)) simple = false;
    },
    onCharacterClassRangeEnter({ max }) {
      if (max.value > 127) simple = false;
    },
    onCharacterClassEnter({ elements }) {
      if (elements.some((item) => item.type === 'CharacterSet' && (item.kind === 'property' || item.negate)))
        simple = false;
    },
  });
  return simple;
}
