import { existsSync, readFileSync } from 'node:fs';
import { learnedFile, loadKnowledge } from '../knowledge.ts';
import { layerFiles } from '../pattern/catalogue/layer-files.ts';
import { parsePatternFile } from '../pattern/parse/parse-pattern-file.ts';
import type { Layer, PreparedPattern } from '../pattern/pattern.ts';
import { preparePatterns } from '../pattern/prepare-patterns.ts';
import type { FileProblem } from '../pattern/problem.ts';
import { HealError } from '../system/heal-error.ts';
import { configDir } from '../system/paths.ts';
import type { CliContext } from './context.ts';

/** A pattern file as it is now, with its examples. */
export interface PatternSource {
  file: string;
  patterns: PreparedPattern[];
  problems: FileProblem[];
}

/**
 * The files named, else all that the user and the project have.
 * @throws HealError when a named file does not exist
 */
export function patternSources(context: CliContext, files: readonly string[]): PatternSource[] {
  const { env, project } = context;
  if (files.length > 0) return files.map((file) => readSource(file, 'project'));
  const places = { configDir: configDir(env), projectRoot: project.root, learnedFile: learnedFile(env, project) };
  return layerFiles(places).map(({ path, layer }) => readSource(path, layer));
}

function readSource(file: string, layer: Layer): PatternSource {
  if (!existsSync(file))
    throw new HealError({
      code: 'no-file',
      what: 'Nothing to read',
      why: `${file} does not exist`,
      next: 'Nothing was done.',
    });
  const parsed = parsePatternFile(readFileSync(file, 'utf8'), { file, layer });
  const prepared = preparePatterns(parsed.patterns, file);
  return { file, patterns: prepared.patterns, problems: [...parsed.problems, ...prepared.problems] };
}

/** Everything that would compete with these patterns: all that is loaded, and the patterns themselves in their present form. */
export async function competitors(
  context: CliContext,
  patterns: readonly PreparedPattern[],
): Promise<PreparedPattern[]> {
  const { patterns: loaded } = await loadKnowledge(context.project, context.env);
  const own = new Set(patterns.map((pattern) => pattern.id));
  return [...loaded.filter((pattern) => !own.has(pattern.id)), ...patterns];
}
