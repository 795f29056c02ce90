import type { Captures } from './pattern.ts';

const PLACEHOLDER = /\$\{(\w+)\}/g;

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
  const values: Record<string, string | undefined> = captures;
  const missing = placeholdersOf(template).some((name) => !Object.hasOwn(values, name) || values[name] === undefined);
  return missing ? null : template.replace(PLACEHOLDER, (_all, name: string) => quote(values[name] ?? ''));
}

/** The same for words that a person reads: an unknown placeholder stays visible as `<name>`. */
export function fillWords(template: string, captures: Captures): string {
  const values: Record<string, string | undefined> = captures;
  return template.replace(PLACEHOLDER, (_all, name: string) =>
    Object.hasOwn(values, name) && values[name] !== undefined ? (values[name] ?? '') : `<${name}>`,
  );
}

/** A value as literal text inside a regex of either engine. */
export const escapeRegex = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
