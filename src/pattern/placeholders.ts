import type { Captures } from './pattern.ts';

const PLACEHOLDER = /\$\{(\w+)\}/g;

/** A name and what follows from it: of a path its file, its folder, and the file without ending; of a dotted name its package. */
export function withParts(key: string, value: string): [string, string][] {
  const dotted = /^([A-Za-z_]\w{0,99})(?:\.[A-Za-z_]\w{0,99}){1,20}$/.exec(value);
  const path = /^(?:(.{0,300})\/)?([^/]+?)(\.\w{1,10})?$/.exec(value);
  if (!path || (path[1] === undefined && path[3] === undefined)) return [[key, value]];
  const [, folder, stem = '', ending = ''] = path;
  const parts: [string, string][] = [[key, value]];
  if (folder) parts.push([`${key}_file`, `${stem}${ending}`], [`${key}_dir`, folder]);
  if (ending) parts.push([`${key}_stem`, stem]);
  if (dotted?.[1]) parts.push([`${key}_package`, dotted[1]]);
  return parts;
}

const PART = /^(\w+?)_(?:file|dir|stem|package)$/;

/** The value of a placeholder: a capture, or a part of one (`withParts`); null when there is none. */
function valueFor(captures: Captures, name: string): string | null {
  const values: Record<string, string | undefined> = captures;
  if (Object.hasOwn(values, name)) return values[name] ?? null;
  const whole = PART.exec(name)?.[1] ?? '';
  const value = Object.hasOwn(values, whole) ? values[whole] : undefined;
  return value === undefined ? null : (withParts(whole, value).find(([key]) => key === name)?.[1] ?? null);
}

/** Names of the placeholders in a template. */
export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/**
 * Fills `${capture}` from what was captured. Null when one of them was not captured: a half-filled search text or command is never used.
 * `quote` is applied to each value (for a regex, say).
 */
export function fillTemplate(
  template: string,
  captures: Captures,
  quote: (value: string) => string = (value) => value,
): string | null {
  let missing = false;
  const filled = template.replace(PLACEHOLDER, (_all, name: string) => {
    const value = valueFor(captures, name);
    if (value === null) missing = true;
    return quote(value ?? '');
  });
  return missing ? null : filled;
}

/** The same for words that a person reads: an unknown placeholder stays visible as `<name>`. */
export function fillWords(template: string, captures: Captures): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => valueFor(captures, name) ?? `<${name}>`);
}

/** A value as literal text inside a regex of either engine. */
export const escapeRegex = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
