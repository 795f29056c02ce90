import { readFileSync } from 'node:fs';
import { decodeBuiltPatterns } from '../built-file.ts';
import { compilePatterns, type Matcher } from '../match/compile-patterns.ts';
import type { PreparedPattern } from '../pattern.ts';
import type { FileProblem } from '../problem.ts';
import { CompiledCache } from './compiled-cache.ts';
import { type LayerFile, type LayerPlaces, layerFiles } from './layer-files.ts';
import { mergeLayers } from './merge-layers.ts';

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
  patterns: PreparedPattern[];
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
  const builtIn = decodeBuiltPatterns(readFileSync(sources.builtInFile, 'utf8'), { layer: 'built-in', trusted: true });
  const layers: PreparedPattern[][] = [builtIn];
  const problems: FileProblem[] = [];
  const cache = new CompiledCache(sources.stateDir, sources.version);
  for (const file of layerFiles(sources)) {
    const layer = await loadLayer(file, cache);
    const trusted = file.layer === 'user' || (file.layer === 'project' && sources.projectTrusted);
    layers.push(layer.patterns.map((pattern) => ({ ...pattern, trusted })));
    problems.push(...layer.problems);
  }
  const patterns = layers.length === 1 ? builtIn : mergeLayers(layers);
  return { patterns, problems, matcher: compilePatterns(patterns) };
}

async function loadLayer(
  file: LayerFile,
  cache: CompiledCache,
): Promise<{ patterns: PreparedPattern[]; problems: FileProblem[] }> {
  const unread = (message: string) => ({
    patterns: [],
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
  const analysed = analyseLayer(text, file);
  cache.write(text, file, analysed);
  return analysed;
}
