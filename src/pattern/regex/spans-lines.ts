import { type AST, visitRegExpAST } from '@eslint-community/regexpp';

/** Any character at all, as JavaScript writes it: `[\s\S]`, `[^]`. */
const isEverything = (node: AST.CharacterClass): boolean =>
  (node.negate && node.elements.length === 0) ||
  ['digit', 'space', 'word'].some((kind) =>
    [true, false].every((negate) =>
      node.elements.some((item) => item.type === 'CharacterSet' && item.kind === kind && item.negate === negate),
    ),
  );

/**
 * Does the regex itself ask for a line feed (`\n`, `[\s\S]`)? Then it is about several lines. `[^\n]` asks for the contrary, and `\s` that
 * could match one is mostly meant for blanks.
 */
export function spansLines(tree: AST.Pattern): boolean {
  let found = false;
  visitRegExpAST(tree, {
    onCharacterEnter(node) {
      const { parent } = node;
      const inside = parent.type === 'CharacterClassRange' ? parent.parent : parent;
      if (node.value === 10 && !(inside.type === 'CharacterClass' && inside.negate)) found = true;
    },
    onCharacterClassEnter(node) {
      if (isEverything(node)) found = true;
    },
  });
  return found;
}
