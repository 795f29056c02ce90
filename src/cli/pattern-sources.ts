import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadKnowledge } from '../knowledge.ts';
import { learnedFile, ownLearnedFile } from '../learned-file.ts';
import { analyseLayer } from '../pattern/catalogue/analyse-layer.ts';
import { type LayerFile, layerFiles } from '../pattern/catalogue/layer-files.ts';
import type { PreparedPattern } from '../pattern/pattern.ts';
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
export async function patternSources(context: CliContext, files: readonly string[]): Promise<PatternSource[]> {
  const { env, project } = context;
  if (files.length > 0) return files.map((path) => readSource({ path, layer: 'project', holds: heldBy(path) }));
  const learned = await learnedFile(env, project);
  const places = {
    configDir: configDir(env),
    projectRoot: project.root,
    learnedFile: learned,
    ownLearnedFile: ownLearnedFile(env, project),
  };
  return layerFiles(places).map(readSource);
}

/** A playbook file is known by its name, as it is where it counts. */
const heldBy = (path: string): LayerFile['holds'] =>
  /^recovery-playbook\.json5?$/.test(basename(path)) ? 'playbooks' : 'patterns';

function readSource(source: LayerFile): PatternSource {
  const { path } = source;
  if (!existsSync(path))
    throw new HealError({
      code: 'no-file',
      what: 'Nothing to read',
      why: `${path} does not exist`,
      next: 'Nothing was done.',
    });
  return { file: path, ...analyseLayer(readFileSync(path, 'utf8'), source) };
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
