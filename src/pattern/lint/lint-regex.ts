import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { CAPTURE_NAMES } from '../pattern.ts';
import { parseRegex } from '../regex/parse-regex.ts';

const names = new Set<string>(CAPTURE_NAMES);

/** Does the alternative begin with `.*` or `.+`? That only makes the search slower. */
const beginsLoose = (alternative: AST.Alternative): boolean => {
  const first = alternative.elements.find((element) => element.type !== 'Assertion');
  return (
    first?.type === 'Quantifier' &&
    first.max === Infinity &&
    first.element.type === 'CharacterSet' &&
    first.element.kind === 'any'
  );
};

const isEdge = (element: AST.Element | undefined, kind: 'start' | 'end'): boolean =>
  element?.type === 'Assertion' && element.kind === kind;

/** Style faults of a regex that parses: each makes it slower, vaguer or different from what its author meant. */
export function lintRegex(source: string): string[] {
  const parsed = parseRegex(source);
  if ('error' in parsed) return [];
  const faults: string[] = [];
  const { alternatives } = parsed.tree;
  if (alternatives.some(beginsLoose)) faults.push('begins with `.*` or `.+`: leave it out, the search finds the rest');
  const anchored = alternatives.map(({ elements }) => [isEdge(elements[0], 'start'), isEdge(elements.at(-1), 'end')]);
  if (
    alternatives.length > 1 &&
    [0, 1].some((edge) => anchored.some((a) => a[edge]) && !anchored.every((a) => a[edge]))
  )
    faults.push('`^` or `$` binds to one alternative only: put the alternatives in a group');
  visitRegExpAST(parsed.tree, {
    onCapturingGroupEnter(group) {
      if (group.name === null) faults.push(`unnamed group \`${group.raw.slice(0, 40)}\`: use (?:…) or a name`);
      else if (!names.has(group.name)) faults.push(`group name \`${group.name}\` is not a standard capture name`);
    },
  });
  return faults;
}
