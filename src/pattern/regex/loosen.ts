import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { parseRegex } from './parse-regex.ts';

/**
 * The regex with every loose counted repetition made endless, as our proof sees it: `x{1,80}` becomes `x+`. Another checker finds it small
 * enough to decide.
 */
export function loosen(source: string): string {
  const parsed = parseRegex(source);
  if ('error' in parsed) return source;
  const counted: AST.Quantifier[] = [];
  visitRegExpAST(parsed.tree, {
    onQuantifierEnter(node) {
      if (node.max !== Infinity && node.max - node.min >= 2) counted.push(node);
    },
  });
  return counted
    .sort((a, b) => b.end - a.end)
    .reduce((text, { element, end, min }) => {
      const loop = min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
      return text.slice(0, element.end) + loop + text.slice(end);
    }, source);
}
