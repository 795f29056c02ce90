import type { AST } from '@eslint-community/regexpp';
import { walksAtOnce } from './ambiguity.ts';
import { NEWLINE } from './char-set.ts';
import { positionAutomaton, Unprovable } from './position-automaton.ts';

/** What could be proved about the cost of a regex on a backtracking engine. */
export type LinearProof =
  /** Linear for a search anywhere in the text. */
  | { holds: 'search' }
  /** Linear from each given start: at most `walks` steps for each character. */
  | { holds: 'from-start'; walks: number }
  | { holds: 'none'; because: string };

/** A constant may be too large to be called one. */
const MOST_WALKS = 100_000;

/**
 * Proves that a regex runs in linear time on V8, or says that it could not. The proof is cautious: `none` does not mean that the
 * regex runs away, but a proof means that it cannot.
 */
export function proveLinear(tree: AST.Pattern, flags: string, block: boolean): LinearProof {
  const options = {
    ignoreCase: flags.includes('i'),
    dotAll: flags.includes('s'),
    lineEnds: block && flags.includes('m') ? NEWLINE : [],
  };
  try {
    if (walksAtOnce(positionAutomaton(tree, { ...options, search: true })) === 1) return { holds: 'search' };
    const walks = walksAtOnce(positionAutomaton(tree, { ...options, search: false }));
    if (walks <= MOST_WALKS) return { holds: 'from-start', walks };
    return { holds: 'none', because: 'two repetitions can share the same text' };
  } catch (error) {
    if (error instanceof Unprovable) return { holds: 'none', because: error.message };
    throw error;
  }
}
