import type { AST } from '@eslint-community/regexpp';

const ofAlternatives = (list: readonly AST.Alternative[]): number =>
  Math.min(...list.map((alternative) => alternative.elements.reduce((sum, element) => sum + ofElement(element), 0)));

function ofElement(element: AST.Element): number {
  if (element.type === 'Character') return 1;
  if (element.type === 'Group' || element.type === 'CapturingGroup') return ofAlternatives(element.alternatives);
  if (element.type === 'Quantifier') return Math.min(element.min, 20) * ofElement(element.element);
  return 0;
}

/** Characters of literal text that every match holds. */
export const literalLength = (tree: AST.Pattern): number => ofAlternatives(tree.alternatives);

/** The text that every match starts with, case kept; empty when there is none. */
export function leadingLiteral(tree: AST.Pattern): string {
  const [only, another] = tree.alternatives;
  if (!only || another) return '';
  let text = '';
  for (const element of only.elements) {
    if (element.type === 'Assertion' && (element.kind === 'word' || element.kind === 'start')) continue;
    if (element.type !== 'Character') break;
    text += String.fromCharCode(element.value);
  }
  return text;
}
