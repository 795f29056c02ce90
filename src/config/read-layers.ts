import { readFileSync } from 'node:fs';
import JSON5 from 'json5';
import { checkLayer } from './check-layer.ts';
import type { ConfigProblem } from './problem.ts';
import { limitProject } from './project-limits.ts';
import { isObject, layered, type RawObject } from './raw-object.ts';
import { type Config, configSchema } from './schema.ts';

/** A configuration file that exists. */
export interface LayerFile {
  file: string;
  owner: 'user' | 'project';
}

/** A configuration file has no reason to be longer; a longer one is somebody's mistake. Bytes. */
const MAX_BYTES = 256 * 1024;

/** Lays the files over `base` in order. Faults are reported and the rest counts; never throws. */
export function readLayers(
  files: readonly LayerFile[],
  base: Config,
  trusted: () => boolean,
): { config: Config; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  let config = base;
  for (const { file, owner } of files) {
    const raw = parse(file);
    if (typeof raw === 'string') {
      problems.push({ file, key: null, message: raw });
      continue;
    }
    const checked = checkLayer(raw, config, file);
    const allowed =
      owner === 'project' ? limitProject(checked.layer, config, trusted, file) : { layer: checked.layer, problems: [] };
    problems.push(...checked.problems, ...allowed.problems);
    config = configSchema.parse(layered(config, allowed.layer));
  }
  return { config, problems };
}

/** The object in the file, or what is wrong with the file. */
function parse(file: string): RawObject | string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > MAX_BYTES) return `longer than ${MAX_BYTES / 1024} kB; ignored`;
    if (text.trim() === '') return {};
    const value: unknown = JSON5.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : 'holds no object; ignored';
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/^JSON5: /, '') : String(error)}; ignored`;
  }
}
