import type { AST } from '@eslint-community/regexpp';

const everyStarts = (list: readonly AST.Alternative[]): boolean =>
  list.every(({ elements: [first] }) => {
    if (first?.type === 'Assertion') return first.kind === 'start';
    return (first?.type === 'Group' || first?.type === 'CapturingGroup') && everyStarts(first.alternatives);
  });

/** Does every way through the regex begin with `^`? */
export const isAnchored = (tree: AST.Pattern): boolean => everyStarts(tree.alternatives);
