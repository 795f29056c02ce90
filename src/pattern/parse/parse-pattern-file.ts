import type { Layer, Pattern } from '../pattern.ts';
import type { FileProblem } from '../problem.ts';
import { fillDefaults } from './fill-defaults.ts';
import { listEntries, type RawEntry } from './list-entries.ts';
import { openPatternSchema, shippedPatternSchema } from './pattern-schema.ts';
import { readJson5 } from './read-json5.ts';
import { readSeedEntry } from './seed-entry.ts';

/** Where a pattern file came from. */
export interface PatternSource {
  /** Named in problems. */
  file: string;
  /** Built-in files are held to the strict schema; the others may be in the seed format. */
  layer: Layer;
}

export interface PatternFile {
  patterns: Pattern[];
  problems: FileProblem[];
}

/**
 * Reads a pattern file (JSON5). A bad entry is reported with file, entry and field, and the rest still works; a file that does not
 * parse gives one problem and no patterns. Never throws.
 */
export function parsePatternFile(text: string, source: PatternSource): PatternFile {
  const problems: FileProblem[] = [];
  const report = (level: FileProblem['level'], entry: string | null, field: string | null, message: string) =>
    problems.push({ file: source.file, entry, field, message, level });

  const document = readJson5(text);
  if ('error' in document) {
    report('error', null, null, `not valid JSON5: ${document.error}`);
    return { patterns: [], problems };
  }
  const entries = listEntries(document.value, 'patterns');
  if (!entries) {
    report('error', null, null, 'expected {patterns: […]}, an array of patterns or a map of patterns');
    return { patterns: [], problems };
  }

  const patterns: Pattern[] = [];
  const ids = new Set<string>();
  for (const raw of entries) {
    const pattern = readEntry(raw, source.layer, report);
    if (!pattern) continue;
    if (ids.has(pattern.id)) report('error', raw.name, 'id', `"${pattern.id}" is already used in this file`);
    else patterns.push(pattern);
    ids.add(pattern.id);
  }
  return { patterns, problems };
}

type Reporter = (level: FileProblem['level'], entry: string | null, field: string | null, message: string) => void;

function readEntry(raw: RawEntry, layer: Layer, report: Reporter): Pattern | null {
  if (typeof raw.value !== 'object' || raw.value === null) {
    report('error', raw.name, null, 'expected an object');
    return null;
  }
  const shipped = layer === 'built-in';
  const { entry, notes } = shipped
    ? { entry: raw.value, notes: [] }
    : readSeedEntry(raw.value as Record<string, unknown>);
  const result = (shipped ? shippedPatternSchema : openPatternSchema).safeParse(entry);
  if (!result.success) {
    for (const issue of result.error.issues) report('error', raw.name, issue.path.join('.') || null, issue.message);
    return null;
  }
  for (const [field, message] of notes) report('note', raw.name, field, message);
  return fillDefaults(result.data, layer);
}
