import { maskCode } from './mask-code.ts';
import { pythonImports } from './python-imports.ts';

const TOP_LEVEL = /^(?:class|(?:async[ \t]+)?def|type)[ \t]+(\w+)|^([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=(?!=)/gm;

/** Names that a Python file defines at its outer level; imported ones come last. */
export function topLevelNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of maskCode(text, 'python').matchAll(TOP_LEVEL)) names.add(match[1] ?? match[2] ?? '');
  for (const statement of pythonImports(text)) {
    if (statement.indent !== '') continue;
    for (const item of statement.names) names.add(item.alias ?? item.name.split('.')[0] ?? '');
  }
  names.delete('*');
  return names;
}
