import JSON5 from 'json5';
import type { Mode } from '../../config/modes.ts';

const TOP_LEVEL_MODE = /^([ \t]*|\{[ \t]*)((["']?)mode\3[ \t]*:[ \t]*)(["'])(?:\w*)\4/m;

const modeOf = (text: string): unknown => {
  const value: unknown = JSON5.parse(text);
  return typeof value === 'object' && value !== null && 'mode' in value ? value.mode : undefined;
};

/**
 * The configuration text with `mode` set, everything else as it was; null when the place is not certain (then the file is left to its
 * owner). `text` null = there is no file yet.
 */
export function withMode(text: string | null, mode: Mode): string | null {
  if (text === null || text.trim() === '') return `{\n  mode: '${mode}',\n}\n`;
  try {
    const before = modeOf(text);
    if (before === mode) return text;
    const after =
      before === undefined
        ? text.replace(/\{/, `{\n  mode: '${mode}',`)
        : text.replace(TOP_LEVEL_MODE, (_all, lead: string, key: string) => `${lead}${key}'${mode}'`);
    const others = (raw: string): string => JSON.stringify({ ...(JSON5.parse(raw) as object), mode: null }, sortedKeys);
    return modeOf(after) === mode && others(after) === others(text) ? after : null;
  } catch {
    return null; // does not parse: `doctor` and every command say so already
  }
}

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
