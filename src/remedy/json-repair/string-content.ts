import type { FixKind } from './fix.ts';
import type { Token } from './tokens.ts';

/** A string as strict JSON, or null when it has more than one reading. */
export interface StrictString {
  /** With its double quotes. */
  text: string;
  kind: FixKind | null;
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])|\\[\s\S]?|[\0-\x1f]|["]/g;
const CONTROL: Readonly<Record<string, string>> = { '\t': '\\t', '\b': '\\b', '\f': '\\f' };

const isGood = (part: string): boolean => /^\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])$/.test(part);
const isControlEscape = (part: string): boolean => /^\\[bfnrtu]/.test(part);

/**
 * Brings a closed string token into strict JSON. A single backslash before a letter that is no escape is doubled, unless the same string has real
 * control escapes too: then a Windows path and a text with line breaks look alike, and nobody can tell.
 */
export function strictString(token: Token): StrictString | null {
  const quote = token.text[0] as string;
  const body = token.text.slice(1, -1);
  const parts = body.match(ESCAPE) ?? [];
  const isSingle = quote === "'" || quote === '`' || quote === '\u2018' || quote === '\u2019';
  const bad = parts.filter((part) => part.startsWith('\\') && !isGood(part) && !(isSingle && /^\\['`]$/.test(part)));
  if (bad.length > 0 && parts.some(isControlEscape)) return null;
  if (bad.some((part) => !/^\\[A-Za-tvwyz\d.*+?()[\]{}|^$-]/.test(part))) return null;
  const hasControl = parts.some((part) => part in CONTROL);
  if (parts.some((part) => part.length === 1 && part < ' ' && !(part in CONTROL))) return null;
  const text = body.replace(ESCAPE, (part) => {
    if (isGood(part)) return part;
    if (/^\\['`]$/.test(part) && isSingle) return part.slice(1);
    if (part === '"') return '\\"';
    return CONTROL[part] ?? `\\${part}`;
  });
  const kind = quote !== '"' || !token.text.endsWith('"') ? 'quotes' : bad.length > 0 ? 'bad-escape' : null;
  return { text: `"${text}"`, kind: kind ?? (hasControl ? 'control-character' : null) };
}
