import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { resolveScript } from '../../lookup/script-paths.ts';
import type { ProjectView } from '../../remedy.ts';

/** What a module offers to importers. */
export interface Exports {
  names: string[];
  hasDefault: boolean;
  /** Name of the default export, where it has one. */
  defaultName: string | null;
}

const DECLARATION =
  /(?<![\w$.])export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|function\s*\*?|const\s+enum|const|let|var|interface|type|enum|namespace)\s+([\w$]+)/g;
const DEFAULT = /(?<![\w$.])export\s+default\s+(?:abstract\s+)?(?:async\s+)?(?:class|function\s*\*?)?\s*([\w$]+)?/;
const LIST = /(?<![\w$.])export\s+(?:type\s+)?\{([^}]*)\}(?!\s*from)/g;
const COMMONJS = /(?<![\w$.])(?:module\.)?exports\.([\w$]+)\s*=/g;
const COMMONJS_OBJECT = /(?<![\w$.])module\.exports\s*=\s*\{([^}]*)\}/;

/** Names in `a, b as c` or `a, b: c`; the outer name counts. */
const listed = (text: string, separator: RegExp, outer: 0 | 1): string[] =>
  text
    .split(',')
    .map((part) => part.trim().split(separator)[outer === 1 ? 1 : 0] ?? part.trim().split(separator)[0] ?? '')
    .map((name) => name.replace(/^type\s+/, '').trim())
    .filter((name) => /^[\w$]+$/.test(name));

/** Depth of `export * from` that is followed. */
const MAX_DEPTH = 4;

/** Everything that a module of the project exports, re-exports of `export *` included. */
export async function exportsOf(path: string, view: ProjectView, depth = 0): Promise<Exports> {
  const source = await view.read(path);
  const found: Exports = { names: [], hasDefault: false, defaultName: null };
  if (!source) return found;
  const code = maskCode(source.text, languageOf(path) === 'typescript' ? 'typescript' : 'javascript');
  for (const match of code.matchAll(DECLARATION)) found.names.push(match[1] ?? '');
  for (const match of code.matchAll(LIST)) found.names.push(...listed(match[1] ?? '', /\s+as\s+/, 1));
  for (const match of code.matchAll(COMMONJS)) found.names.push(match[1] ?? '');
  found.names.push(...listed(COMMONJS_OBJECT.exec(code)?.[1] ?? '', /\s*:\s*/, 0));
  const fallback = DEFAULT.exec(code);
  if (fallback) Object.assign(found, { hasDefault: true, defaultName: fallback[1] ?? null });
  for (const statement of scriptImports(source.text, path)) {
    if (statement.kind !== 'export') continue;
    found.names.push(...statement.names.map(({ local }) => local));
    const target =
      depth < MAX_DEPTH && statement.names.length === 0 ? await resolveScript(view, path, statement.specifier) : null;
    if (target) found.names.push(...(await exportsOf(target, view, depth + 1)).names);
  }
  if (found.names.includes('default')) found.hasDefault = true;
  found.names = [...new Set(found.names)].filter((name) => name !== '' && name !== 'default');
  return found;
}
