import { readFileSync } from 'node:fs';
import { type BuiltPatterns, openBuiltPatterns } from '../built-file.ts';
import type { Matcher } from '../match/compile-patterns.ts';
import { createMatcher } from '../match/create-matcher.ts';
import type { PreparedPattern } from '../pattern.ts';
import type { FileProblem } from '../problem.ts';
import { type AnalysedLayer, CompiledCache } from './compiled-cache.ts';
import { type LayerFile, type LayerPlaces, layerFiles } from './layer-files.ts';
import { mergeLayers, type Trust } from './merge-layers.ts';

export interface CatalogueSources extends LayerPlaces {
  /** The built `error-patterns.json`. */
  builtInFile: string;
  /** Our state folder, for analysed files. */
  stateDir: string;
  /** Version of this program. */
  version: string;
  /** Does the user trust the project's patterns, as they are now (`trust.ts`)? */
  projectTrusted: boolean;
}

/** Every pattern that counts in a project, compiled. */
export interface Catalogue {
  /** Read as a whole when first asked for; matching needs only those that are hit. */
  readonly patterns: PreparedPattern[];
  /** One of them; the others are not read for it. */
  pattern(id: string): PreparedPattern | undefined;
  matcher: Matcher;
  /** What is wrong in files of the user or the project. */
  problems: FileProblem[];
}

/** A pattern file has no reason to be longer; a longer one is not read. Bytes. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Loads all layers: built-in < user < project < learned. Files that are not ours are validated and analysed once and then read from
 * the cache. Wrong entries and unreadable files are reported in `problems`; the rest works.
 *
 * @throws only when the built-in file, which we ship, cannot be read
 */
export async function loadCatalogue(sources: CatalogueSources): Promise<Catalogue> {
  const builtIn = openBuiltPatterns(readFileSync(sources.builtInFile), { layer: 'built-in', trusted: true });
  const layers: { patterns: BuiltPatterns; trusted: Trust }[] = [{ patterns: builtIn, trusted: true }];
  const problems: FileProblem[] = [];
  const cache = new CompiledCache(sources.stateDir, sources.version);
  for (const file of layerFiles(sources)) {
    const layer = await loadLayer(file, cache);
    problems.push(...layer.problems);
    const trusted =
      file.path === sources.ownLearnedFile
        ? 'as agreed'
        : file.layer === 'user' || (file.layer === 'project' && sources.projectTrusted);
    if (layer.patterns) layers.push({ patterns: layer.patterns, trusted });
  }
  const merged = mergeLayers(layers);
  let patterns: PreparedPattern[] | undefined;
  return {
    get patterns() {
      patterns ??= merged.all();
      return patterns;
    },
    pattern: merged.find,
    problems,
    matcher: createMatcher(merged.lists),
  };
}

async function loadLayer(
  file: LayerFile,
  cache: CompiledCache,
): Promise<AnalysedLayer | { patterns: null; problems: FileProblem[] }> {
  const unread = (message: string) => ({
    patterns: null,
    problems: [{ file: file.path, entry: null, field: null, message, level: 'error' as const }],
  });
  let text: string;
  try {
    text = readFileSync(file.path, 'utf8');
  } catch (error) {
    return unread(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (text.length > MAX_BYTES) return unread(`is longer than ${MAX_BYTES / 1024 / 1024} MB and is not read`);
  const known = cache.read(text, file);
  if (known) return known;
  const { analyseLayer } = await import('./analyse-layer.ts');
  const { patterns, problems } = analyseLayer(text, file);
  return cache.write(text, file, patterns, problems);
}
