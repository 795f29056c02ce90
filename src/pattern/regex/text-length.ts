import type { AST } from '@eslint-community/regexpp';

const ofEach = (list: readonly AST.Alternative[], length: (element: AST.Element) => number): number[] =>
  list.map(({ elements }) => elements.reduce((sum, element) => sum + length(element), 0));

/** Characters that the element can read at most; `Infinity` without a bound. */
export function maxLength(element: AST.Element): number {
  if (element.type === 'Assertion') return 0;
  if (element.type === 'Backreference') return Infinity;
  if (element.type === 'Quantifier') {
    const once = maxLength(element.element);
    return once === 0 ? 0 : once * element.max;
  }
  if ('alternatives' in element) return Math.max(...ofEach(element.alternatives, maxLength));
  return 1;
}

function literal(element: AST.Element): number {
  if (element.type === 'Character') return 1;
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return Math.min(...ofEach(element.alternatives, literal));
  if (element.type === 'Quantifier') return Math.min(element.min, 20) * literal(element.element);
  return 0;
}

/** Characters of literal text that every match holds. */
export const literalLength = (tree: AST.Pattern): number => Math.min(...ofEach(tree.alternatives, literal));

/** Characters of a match at most; `Infinity` without a bound. */
export const longestMatch = (tree: AST.Pattern): number => Math.max(...ofEach(tree.alternatives, maxLength));
