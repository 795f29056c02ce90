import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { parseRegex } from '../regex/parse-regex.ts';

/**
 * A regex whose numbered groups are known by their meaning, with names in their place: groups of the map get their name, all others stop
 * capturing. Null when it does not parse.
 *
 * @param names name by group number (1-based); a name is used once
 */
export function nameGroups(source: string, names: ReadonlyMap<number, string>): string | null {
  const parsed = parseRegex(source);
  if ('error' in parsed) return null;
  const groups: AST.CapturingGroup[] = [];
  visitRegExpAST(parsed.tree, { onCapturingGroupEnter: (group) => void groups.push(group) });
  const used = new Set<string>();
  const opened = groups.map((group, index) => {
    const name = names.get(index + 1);
    const fresh = name !== undefined && !used.has(name);
    if (fresh) used.add(name);
    const open = group.name === null ? '(' : `(?<${group.name}>`;
    return { at: group.start, length: open.length, text: fresh ? `(?<${name}>` : '(?:' };
  });
  return opened
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, length, text: open }) => text.slice(0, at) + open + text.slice(at + length), source);
}
