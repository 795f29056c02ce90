import type { AST } from '@eslint-community/regexpp';
import { type CharSet, complement, EVERYTHING, intersection, LINE_END, union, WORD } from './char-set.ts';

type Side = 'start' | 'end';

/** What can stand right before or behind a match, told by the character that it begins or ends with. */
export type Edge = (own: CharSet) => CharSet;

const NO_WORD = complement(WORD);

/** Assertions that each way through the regex begins or ends with; null where one way has none. */
function assertionsAt(list: readonly AST.Alternative[], side: Side): AST.Assertion[] | null {
  const found: AST.Assertion[] = [];
  for (const { elements } of list) {
    const element = elements.at(side === 'start' ? 0 : -1);
    if (element?.type === 'Assertion') found.push(element);
    else if (element?.type === 'Group' || element?.type === 'CapturingGroup') {
      const inside = assertionsAt(element.alternatives, side);
      if (!inside) return null;
      found.push(...inside);
    } else return null;
  }
  return found;
}

/**
 * What the regex itself says about its surroundings: `$` and `\b` at its edges. The end of the line counts as a line feed. Everything where it
 * says nothing.
 */
export function edgeOf(tree: AST.Pattern, side: Side): Edge {
  const kinds = (assertionsAt(tree.alternatives, side) ?? []).map((assertion) =>
    assertion.kind === side || (assertion.kind === 'word' && !assertion.negate) ? assertion.kind : 'other',
  );
  if (kinds.length === 0 || kinds.includes('other')) return () => EVERYTHING;
  const line = kinds.includes(side) ? LINE_END : [];
  if (!kinds.includes('word')) return () => line;
  return (own) => {
    const afterWord = intersection(own, WORD).length > 0 ? NO_WORD : [];
    const afterOther = intersection(own, NO_WORD).length > 0 ? WORD : [];
    return union(line, afterWord, afterOther);
  };
}
