import type { PatternList } from './match/create-matcher.ts';
import type { Pattern, PreparedPattern } from './pattern.ts';
import { literalIndex } from './scan/literal-index.ts';
import { decodeIndex, encodeIndex } from './scan/stored-index.ts';

/** Bumped when the shape changes: a file of another version is not read. */
const VERSION = 7;

const DEFAULTS = { flags: 'm', confidence: 0.9, generic: false, consequence: false, notice: false } as const;
/** Told by where the file lies, or needed only where patterns are tested. */
const NOT_STORED = new Set(['layer', 'trusted', 'examples', 'file']);

/** JSON in ASCII: a text without wider characters is read and searched in half the time. */
export const ascii = (value: object): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What equals its default is left out, and so is what the index holds. */
const stored = ({ facts: { around: _, ...facts }, ...pattern }: PreparedPattern): object =>
  Object.fromEntries(
    Object.entries({ ...pattern, facts }).filter(
      ([key, value]) => !NOT_STORED.has(key) && (DEFAULTS as Record<string, unknown>)[key] !== value,
    ),
  );

/**
 * Patterns as the text of a built file: JSON, a superset of the seed format. The first line holds the index by which they are found, so
 * that nothing is built when it is loaded; each pattern has a line of its own, so that only those that are needed are read.
 */
export function encodeBuiltPatterns(patterns: readonly PreparedPattern[]): string {
  const header = { version: VERSION, index: encodeIndex(literalIndex(patterns)) };
  const lines = patterns.map((pattern) => ascii(stored(pattern)));
  return `${JSON.stringify(header).slice(0, -1)},"patterns":[\n${lines.join(',\n')}\n]}\n`;
}

/** The patterns of a built file; each is read when it is asked for. */
export interface BuiltPatterns extends PatternList {
  /** All of them. */
  all(): PreparedPattern[];
  /** The one with that id; the others are not read for it. */
  find(id: string): PreparedPattern | undefined;
}

/**
 * Opens a built file. Nothing is validated: it was written by `encodeBuiltPatterns`. It stays bytes: of a long text only what is needed
 * becomes a string.
 *
 * @throws when it is something else, or of another version
 */
export function openBuiltPatterns(content: Buffer, origin: Pick<Pattern, 'layer' | 'trusted'>): BuiltPatterns {
  const starts = lineStarts(content);
  const textOf = (line: number): string => {
    const from = starts[line] ?? content.length;
    return content.toString('latin1', from, Math.max(from, (starts[line + 1] ?? content.length + 1) - 1));
  };
  const header = JSON.parse(`${textOf(0)}]}`) as { version: number; index: string };
  if (header.version !== VERSION) throw new Error(`built patterns have version ${header.version}, not ${VERSION}`);
  // The last line is empty, the one before closes the list.
  const end = starts.length - 3;
  if (textOf(end + 1) !== ']}') throw new Error('built patterns are cut off');
  const size = end === 1 && textOf(1) === '' ? 0 : end;
  const lineOf = (position: number): string => textOf(position + 1);
  const known: PreparedPattern[] = [];
  const at = (position: number): PreparedPattern => {
    if (known[position]) return known[position];
    const line = lineOf(position);
    known[position] = {
      ...DEFAULTS,
      ...(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as PreparedPattern),
      ...origin,
    };
    return known[position];
  };
  const all = (): PreparedPattern[] => Array.from({ length: size }, (_, position) => at(position));
  const find = (id: string): PreparedPattern | undefined => {
    const start = ascii({ id }).slice(0, -1);
    for (let position = 0; position < size; position++) {
      const line = lineOf(position);
      // An id that stands first can be told without reading the entry.
      if (line.startsWith('{"id":') ? line.startsWith(start) : at(position).id === id) return at(position);
    }
    return undefined;
  };
  return { size, at, all, find, index: decodeIndex(header.index) ?? literalIndex(all()) };
}

/** Where each line of a text begins; after a line feed at the end one more does. */
function lineStarts(content: Buffer): number[] {
  const starts = [0];
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}
