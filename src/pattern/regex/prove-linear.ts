import type { AST } from '@eslint-community/regexpp';
import { isFinitelyAmbiguous } from './ambiguity.ts';
import { positionAutomaton, Unprovable } from './position-automaton.ts';

/** What could be proved about the cost of a regex on a backtracking engine. */
export type LinearProof =
  /** Linear for a search anywhere in the text. */
  | { holds: 'search' }
  /** Linear from each given start. */
  | { holds: 'from-start' }
  | { holds: 'none'; because: string };

/**
 * Proves that a regex runs in linear time on V8, or says that it could not. The proof is cautious: `none` does not mean that the
 * regex runs away, but a proof means that it cannot.
 */
export function proveLinear(tree: AST.Pattern, flags: string, block: boolean): LinearProof {
  const options = {
    ignoreCase: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiline: block && flags.includes('m'),
  };
  try {
    if (isFinitelyAmbiguous(positionAutomaton(tree, { ...options, search: true }))) return { holds: 'search' };
    if (isFinitelyAmbiguous(positionAutomaton(tree, { ...options, search: false }))) return { holds: 'from-start' };
    return { holds: 'none', because: 'two repetitions can share the same text' };
  } catch (error) {
    if (error instanceof Unprovable) return { holds: 'none', because: error.message };
    throw error;
  }
}
