import { basename } from 'node:path/posix';
import type { Replacement } from '../../transaction/plan.ts';
import { maskCode } from './mask-code.ts';

/** One `#include` of a file. */
export interface CInclude {
  /** As written, without its marks. */
  name: string;
  /** In angle brackets. */
  system: boolean;
  /** Offset of the name. */
  nameAt: number;
  /** Offsets of the line, without its line end. */
  start: number;
  end: number;
  /** Inside `#if` (the guard around a whole header does not count). */
  conditional: boolean;
}

const GUARD = /^\s*#[ \t]*ifndef[ \t]+(\w+)[^\n]*\n\s*#[ \t]*define[ \t]+\1\b[^\n]*/;

/** Every include of a C or C++ text, in order. Those in comments do not count. */
export function cIncludes(text: string): CInclude[] {
  const code = maskCode(text, 'c');
  const guarded = GUARD.test(code) ? 1 : 0;
  const found: CInclude[] = [];
  let depth = 0;
  for (const match of code.matchAll(/^[ \t]*#[ \t]*(if|ifdef|ifndef|endif|include)\b[^\n]*/gm)) {
    if (match[1] === 'endif') depth--;
    else if (match[1] !== 'include') depth++;
    else {
      const end = match.index + match[0].trimEnd().length;
      const written = /^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]/.exec(text.slice(match.index, end));
      if (!written) continue;
      const nameAt = match.index + written[0].length - 1 - (written[2] ?? '').length;
      found.push({
        name: written[2] ?? '',
        system: written[1] === '<',
        nameAt,
        start: match.index,
        end,
        conditional: depth > guarded,
      });
    }
  }
  return found;
}

/** Offset where a file without includes has its first one: after its guard, `#pragma once` and the comment that it begins with. */
function top(text: string, code: string): number {
  const guard = GUARD.exec(code);
  const pragma = /^[ \t]*#[ \t]*pragma[ \t]+once[^\n]*/m.exec(code);
  const after = guard ? guard.index + guard[0].length : pragma ? pragma.index + pragma[0].length : null;
  if (after !== null) return after;
  const comment = /^(?:[ \t]*(?:\/\/[^\n]*)?\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';
  return comment.trimEnd().length;
}

const markedOf = (include: CInclude): string => (include.system ? `<${include.name}>` : `"${include.name}"`);

/** Includes without a blank line, code or condition between them, as groups. */
function groupsOf(text: string, includes: readonly CInclude[]): CInclude[][] {
  const groups: CInclude[][] = [];
  for (const include of includes.filter(({ conditional }) => !conditional)) {
    const last = groups.at(-1)?.at(-1);
    const adjacent = last && /^[^\n]*\r?\n[ \t]*$/.test(text.slice(last.end, include.start));
    if (adjacent) groups.at(-1)?.push(include);
    else groups.push([include]);
  }
  return groups;
}

/** Keeps the order of a sorted group; otherwise at its end. */
function within(group: readonly CInclude[], line: string, eol: string): { at: number; text: string } | null {
  const last = group.at(-1);
  if (!last) return null;
  const names = group.map(markedOf);
  const sorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
  const marked = line.replace(/^#include /, '');
  const next = sorted ? group.find((include) => markedOf(include) > marked) : undefined;
  return next ? { at: next.start, text: line + eol } : { at: last.end, text: eol + line };
}

/** Where `#include` lines for these headers (`<vector>`, `"shape.h"`) go in a file. One replacement for each place. */
export function includeInsertions(
  source: { path: string; text: string; eol: string },
  headers: readonly string[],
): Replacement[] {
  const { text, eol } = source;
  const places = new Map<number, string>();
  const add = (at: number, added: string): void => {
    places.set(at, (places.get(at) ?? '') + added);
  };
  const includes = cIncludes(text);
  const groups = groupsOf(text, includes);
  const stem = basename(source.path).replace(/\.\w+$/, '');
  const own = (include: CInclude): boolean => basename(include.name).replace(/\.\w+$/, '') === stem;
  const loose: string[] = [];
  for (const header of [...new Set(headers)].sort()) {
    const line = `#include ${header}`;
    const system = header.startsWith('<');
    const alike = groups.find((group) => group.some((include) => include.system === system && !own(include)));
    const place = within(alike?.filter((include) => include.system === system) ?? [], line, eol);
    if (place) add(place.at, place.text);
    else loose.push(line);
  }
  if (loose.length > 0) {
    const block = loose.join(eol);
    const [first] = groups.flat();
    const last = groups.at(-1)?.at(-1);
    const system = loose.some((line) => line.includes('<'));
    if (!first || !last) {
      const at = top(text, maskCode(text, 'c'));
      add(at, at === 0 ? `${block}${eol}${/^\s*\n/.test(text) ? '' : eol}` : `${eol}${eol}${block}`);
    } else if (own(first) && system) add(first.end, `${eol}${eol}${block}`);
    else if (system) add(first.start, `${block}${eol}${eol}`);
    else add(last.end, `${eol}${last.system ? eol : ''}${block}`);
  }
  return [...places].map(([at, added]) => ({ start: at, end: at, text: added }));
}
