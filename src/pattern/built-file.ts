import type { Pattern, PreparedPattern } from './pattern.ts';

/** Bumped when the shape changes: a file of another version is not read. */
const VERSION = 1;

/** An entry as it is stored: what equals its default is left out, examples are only needed where patterns are tested. */
type StoredPattern = Partial<Omit<PreparedPattern, 'layer' | 'trusted' | 'examples'>>;

const DEFAULTS = { flags: 'm', confidence: 0.9, generic: false, consequence: false, notice: false } as const;

/** The built catalogue as text: a superset of the seed format, one pattern a line. */
export function encodeBuiltPatterns(patterns: readonly PreparedPattern[]): string {
  const lines = patterns.map((pattern) => JSON.stringify(stored(pattern)));
  return `{"version":${VERSION},"patterns":[\n${lines.join(',\n')}\n]}\n`;
}

function stored(pattern: PreparedPattern): StoredPattern {
  const keep = Object.entries(pattern).filter(
    ([key, value]) =>
      !['layer', 'trusted', 'examples', 'file'].includes(key) && (DEFAULTS as Record<string, unknown>)[key] !== value,
  );
  return Object.fromEntries(keep);
}

/**
 * Patterns from the text of a built file. Nothing is validated: it was written by `encodeBuiltPatterns`.
 *
 * @throws when the text is not JSON or has another version
 */
export function decodeBuiltPatterns(text: string, origin: Pick<Pattern, 'layer' | 'trusted'>): PreparedPattern[] {
  const document = JSON.parse(text) as { version: number; patterns: PreparedPattern[] };
  if (document.version !== VERSION) throw new Error(`built patterns have version ${document.version}, not ${VERSION}`);
  return document.patterns.map((pattern) => ({ ...DEFAULTS, ...pattern, ...origin }));
}
