import { parsePatternFile } from '../parse/parse-pattern-file.ts';
import { parseTriggers } from '../parse/parse-triggers.ts';
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
  { path, layer, holds }: LayerFile,
): { patterns: PreparedPattern[]; problems: FileProblem[] } {
  const parse = holds === 'playbooks' ? parseTriggers : parsePatternFile;
  const parsed = parse(text, { file: path, layer });
  const prepared = preparePatterns(parsed.patterns, path);
  const problems = holds === 'playbooks' ? prepared.problems.map(asTrigger) : prepared.problems;
  return { patterns: prepared.patterns, problems: [...parsed.problems, ...problems] };
}

/** A trigger may be a sentence: then it matches nothing, and the playbook is there for whoever names it. */
const asTrigger = (problem: FileProblem): FileProblem => ({
  ...problem,
  entry: problem.entry?.slice('playbook/'.length) ?? null,
  field: 'trigger',
  message: `only shown, never matched: ${problem.message}`,
  level: 'note',
});
