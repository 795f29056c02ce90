import { readJson5 } from '../parse/read-json5.ts';
import type { FileProblem } from '../problem.ts';
import { importErrorformat } from './errorformat.ts';
import type { PatternEntry } from './pattern-entry.ts';
import { findMatchers, importMatchers } from './problem-matcher.ts';
import { importSoulcore, isSoulcore } from './soulcore.ts';

/** What a file was taken for. `own`: our format or the seed format, which need no conversion. */
export type ImportFormat = 'own' | 'problem-matcher' | 'soulcore' | 'errorformat';

export interface Imported {
  format: ImportFormat;
  /** Text of a pattern file in our format: the file itself where it already is one. */
  text: string;
  /** Entries that were converted; null when nothing had to be. */
  entries: PatternEntry[] | null;
  problems: FileProblem[];
}

/**
 * Converts a foreign collection of error formats to a pattern file: problem matchers of VS Code and GitHub, vim's `errorformat`, a map
 * `{"Name": {"pattern", "solution", "description"}}`. Our own format and the seed format come back as they are.
 *
 * @param name names the tool where the format does not; usually the file name without its extension
 */
export function importPatterns(text: string, file: string, name: string): Imported {
  const problems: FileProblem[] = [];
  const document = readJson5(text);
  const converted = (format: ImportFormat, entries: PatternEntry[]): Imported => ({
    format,
    text: `${JSON.stringify({ patterns: entries }, null, 2)}\n`,
    entries,
    problems,
  });
  if ('error' in document) {
    if (/%[flmEWACZ]/.test(text)) return converted('errorformat', importErrorformat(text, name, file, problems));
    return { format: 'own', text, entries: null, problems };
  }
  const matchers = findMatchers(document.value);
  if (matchers.length > 0) return converted('problem-matcher', importMatchers(matchers, file, problems));
  if (isSoulcore(document.value)) return converted('soulcore', importSoulcore(document.value));
  return { format: 'own', text, entries: null, problems };
}
