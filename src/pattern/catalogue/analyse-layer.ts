import { parsePatternFile } from '../parse/parse-pattern-file.ts';
import type { PreparedPattern } from '../pattern.ts';
import { preparePatterns } from '../prepare-patterns.ts';
import type { FileProblem } from '../problem.ts';
import type { LayerFile } from './layer-files.ts';

/**
 * Validates a file and analyses its regexes. Loads the schema library, the regex parser and the linear engine: only reached when the
 * file is not in the cache.
 */
export function analyseLayer(
  text: string,
  { path, layer }: LayerFile,
): { patterns: PreparedPattern[]; problems: FileProblem[] } {
  const parsed = parsePatternFile(text, { file: path, layer });
  const prepared = preparePatterns(parsed.patterns, path);
  return { patterns: prepared.patterns, problems: [...parsed.problems, ...prepared.problems] };
}
