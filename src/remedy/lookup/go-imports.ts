import type { Replacement } from '../../transaction/plan.ts';
import { isStdPath } from './go-std.ts';
import { maskCode } from './mask-code.ts';

/** One imported package of a Go file. */
export interface GoImport {
  path: string;
  /** As written before the path: a name, `_`, `.`, or null. */
  alias: string | null;
  /** Offset of the path, without its quotes. */
  pathAt: number;
  /** The line of its own (with its line end) in a block; the whole declaration otherwise. */
  start: number;
  end: number;
  /** Offset of the `import (` of its block, or null. */
  block: number | null;
}

const SPEC = /^[ \t]*(?:([\w.]+)[ \t]+)?(["`])([^"`\n]+)\2[^\n]*\n?/gm;

const specsIn = (text: string, from: number, to: number, block: number): GoImport[] =>
  [...text.slice(from, to).matchAll(SPEC)].map((match) => ({
    path: match[3] ?? '',
    alias: match[1] ?? null,
    pathAt: from + match.index + match[0].indexOf(match[3] ?? '', match[0].search(/["`]/)),
    start: from + match.index,
    end: from + match.index + match[0].length,
    block,
  }));

/** The imports of a Go text, in order. */
export function goImports(text: string): GoImport[] {
  const code = maskCode(text, 'go');
  const found: GoImport[] = [];
  for (const match of code.matchAll(/^import[ \t]*(\()?[^\n]*\n?/gm)) {
    if (match[1]) {
      const from = code.indexOf('\n', match.index) + 1;
      const to = code.indexOf(')', match.index);
      if (from > 0 && to > from) found.push(...specsIn(text, from, to, match.index));
    } else {
      const single = /^import[ \t]+(?:([\w.]+)[ \t]+)?(["`])([^"`\n]+)\2/.exec(text.slice(match.index));
      if (!single) continue;
      const pathAt = match.index + single[0].length - 1 - (single[3] ?? '').length;
      const end = match.index + match[0].length;
      found.push({ path: single[3] ?? '', alias: single[1] ?? null, pathAt, start: match.index, end, block: null });
    }
  }
  return found;
}

/** The name under which an import is used: its alias, else the last part of the path that is no version. */
export const nameOfImport = ({ path, alias }: Pick<GoImport, 'path' | 'alias'>): string => {
  if (alias && alias !== '_' && alias !== '.') return alias;
  const parts = path
    .split('/')
    .filter((part, index, all) => !(index === all.length - 1 && index > 0 && /^v\d+$/.test(part)));
  return (parts.at(-1) ?? path).replace(/^go-|\.v\d+$/g, '');
};

/** Offset after the package clause of a Go text. */
const afterPackage = (text: string): number => {
  const clause = /^package[ \t]+\w+[^\n]*/m.exec(maskCode(text, 'go'));
  return clause ? clause.index + clause[0].length : 0;
};

/** Imports for these paths, in the block that the file has: standard ones sorted in its first group, others in the last. */
export function goImportInsertions(text: string, paths: readonly string[], eol: string): Replacement[] {
  const present = goImports(text);
  const block = present.find((item) => item.block !== null)?.block;
  const wanted = [...new Set(paths)]
    .filter((path) => !present.some((item) => item.path === path && !item.alias))
    .sort();
  if (wanted.length === 0) return [];
  if (block === undefined || block === null) {
    const first = present[0];
    const all = [
      ...present.map((item) => `${item.alias ? `${item.alias} ` : ''}"${item.path}"`),
      ...wanted.map((path) => `"${path}"`),
    ];
    const sorted = all.sort((a, b) => (a.replace(/^\w+ /, '') < b.replace(/^\w+ /, '') ? -1 : 1));
    const [only] = sorted;
    const made =
      sorted.length === 1 ? `import ${only}` : `import (${eol}${sorted.map((line) => `\t${line}${eol}`).join('')})`;
    const last = present.at(-1);
    if (!first || !last) {
      const at = afterPackage(text);
      return [{ start: at, end: at, text: `${eol}${eol}${made}` }];
    }
    if (/\S/.test(text.slice(first.start, last.end).replace(/^import[^\n]*$/gm, ''))) return [];
    return [{ start: first.start, end: last.end, text: made + eol }];
  }
  const inBlock = present.filter((item) => item.block === block);
  const places = new Map<number, string>();
  const groups = groupsOf(inBlock);
  for (const path of wanted) {
    const std = isStdPath(path);
    const alike = groups.filter((group) => group.some((item) => isStdPath(item.path) === std));
    const group = std ? alike[0] : alike.at(-1);
    const at = group
      ? (group.find((item) => item.path > path)?.start ?? group.at(-1)?.end)
      : std
        ? inBlock[0]?.start
        : inBlock.at(-1)?.end;
    const line = `\t"${path}"${eol}`;
    const apart = !group && (std ? `${line}${eol}` : `${places.has(at ?? 0) ? '' : eol}${line}`);
    places.set(at ?? 0, `${places.get(at ?? 0) ?? ''}${apart || line}`);
  }
  return [...places].map(([at, lines]) => ({ start: at, end: at, text: lines }));
}

/** Imports without a blank line between them, as groups. */
function groupsOf(items: readonly GoImport[]): GoImport[][] {
  const groups: GoImport[][] = [];
  for (const item of items) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.end === item.start) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Takes an import out of the text; the block goes with its last import. */
export function goImportRemoval(text: string, item: GoImport): Replacement {
  const alone = item.block === null || goImports(text).filter((other) => other.block === item.block).length === 1;
  if (!alone) return { start: item.start, end: item.end, text: '' };
  const start = item.block ?? item.start;
  const close = item.block === null ? item.end : text.indexOf('\n', text.indexOf(')', item.end)) + 1;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(close))?.[0].length ?? 0;
  return { start, end: (close <= 0 ? text.length : close) + blank, text: '' };
}
