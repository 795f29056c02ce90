import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { LINE_END } from './char-set.ts';
import { Surroundings } from './literal-neighbours.ts';
import { edgeOf } from './match-edges.ts';
import { positionAutomaton, Unprovable } from './position-automaton.ts';

/** What stands around the literals of a regex; null where it has constructs of which this is not known. */
export function surroundingsOf(tree: AST.Pattern, flags: string): Surroundings | null {
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
