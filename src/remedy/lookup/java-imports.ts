import type { Replacement } from '../../transaction/plan.ts';
import { maskCode } from './mask-code.ts';

/** One import of a Java file. */
export interface JavaImport {
  /** `java.util.List`, `java.util.*`, for static ones with the member. */
  name: string;
  isStatic: boolean;
  /** Offset of the name. */
  nameAt: number;
  /** Offsets of the statement, without its line end. */
  start: number;
  end: number;
}

const IMPORT = /^[ \t]*import[ \t]+(static[ \t]+)?([\w.]+(?:\.\*)?)[ \t]*;/gm;

/** The imports of a Java text, in order. */
export const javaImports = (text: string): JavaImport[] =>
  [...maskCode(text, 'java').matchAll(IMPORT)].map((match) => ({
    name: match[2] ?? '',
    isStatic: Boolean(match[1]),
    nameAt: match.index + match[0].lastIndexOf(match[2] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The package of a Java text; empty for the unnamed one. */
export const javaPackage = (text: string): string =>
  /^[ \t]*package[ \t]+([\w.]+)[ \t]*;/m.exec(maskCode(text, 'java'))?.[1] ?? '';

/** Imports without a blank line or code between them, as groups. */
function groupsOf(text: string, imports: readonly JavaImport[]): JavaImport[][] {
  const groups: JavaImport[][] = [];
  for (const item of imports) {
    const last = groups.at(-1)?.at(-1);
    if (last && /^[^\n]*\r?\n[ \t]*$/.test(text.slice(last.end, item.start))) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups;
}

const root = (name: string): string => name.split('.')[0] ?? name;

/** Imports for these names, each in the group of its kind (same first part, static or not), in order where that group is ordered. */
export function javaImportInsertions(
  text: string,
  names: readonly { name: string; isStatic?: boolean }[],
  eol: string,
): Replacement[] {
  const present = javaImports(text);
  const groups = groupsOf(text, present);
  const places = new Map<number, string>();
  const add = (at: number, added: string): void => {
    places.set(at, (places.get(at) ?? '') + added);
  };
  const loose: string[] = [];
  const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isStatic = false } of sorted) {
    if (present.some((item) => item.name === name && item.isStatic === isStatic)) continue;
    const line = `import ${isStatic ? 'static ' : ''}${name};`;
    const alike = groups.find((group) =>
      group.some((item) => item.isStatic === isStatic && root(item.name) === root(name)),
    );
    const group = alike ?? groups.find((each) => each.some((item) => item.isStatic === isStatic));
    const own = group?.filter((item) => item.isStatic === isStatic) ?? [];
    const ordered = own.every((item, index) => index === 0 || (own[index - 1]?.name ?? '') <= item.name);
    const next = ordered ? own.find((item) => item.name > name) : undefined;
    const last = own.at(-1);
    if (next) add(next.start, line + eol);
    else if (last) add(last.end, eol + line);
    else loose.push(line);
  }
  if (loose.length > 0) {
    const block = loose.join(eol);
    const last = present.at(-1);
    const clause = /^[ \t]*package[ \t]+[\w.]+[ \t]*;/m.exec(maskCode(text, 'java'));
    const after = last?.end ?? (clause ? clause.index + clause[0].length : null);
    if (after !== null) add(after, `${eol}${eol}${block}`);
    else {
      const comment = /^(?:[ \t]*(?:\/\/[^\n]*)?\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';
      const licence = comment.includes('/**') ? 0 : comment.length;
      add(licence, `${block}${eol}${eol}`);
    }
  }
  return [...places].map(([at, added]) => ({ start: at, end: at, text: added }));
}
