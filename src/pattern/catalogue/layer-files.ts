import { readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '../pattern.ts';

/** A file of patterns that is not ours, or of playbooks whose triggers count as patterns. */
export interface LayerFile {
  path: string;
  holds: 'patterns' | 'playbooks';
  layer: Exclude<Layer, 'built-in'>;
}

/** Where the layers above the built-in one may be. */
export interface LayerPlaces {
  /** The user's configuration folder (`system/paths.ts`). */
  configDir: string;
  /** Realpath of the project. */
  projectRoot: string;
  /** File of learned patterns, absolute; null when nothing is learned here. */
  learnedFile: string | null;
  /** The one that only we write, absolute: fixes in it that a person agreed to count as trusted. */
  ownLearnedFile?: string;
}

/** Null for everything that cannot be looked at: absent, below a file, not permitted. */
const look = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

/** `error-patterns.json` or `.json5` in a folder, every file of its `patterns/`, and its `recovery-playbook.json` or `.json5`. */
const inFolder = (folder: string, layer: LayerFile['layer']): LayerFile[] => {
  const named = (name: string): string[] => [join(folder, `${name}.json`), join(folder, `${name}.json5`)];
  const there = (paths: string[], holds: LayerFile['holds']): LayerFile[] =>
    paths.filter((path) => look(path)?.isFile()).map((path) => ({ path, layer, holds }));
  const more = look(join(folder, 'patterns'))?.isDirectory()
    ? readdirSync(join(folder, 'patterns'))
        .filter((name) => /\.json5?$/.test(name))
        .sort()
        .map((name) => join(folder, 'patterns', name))
    : [];
  return [
    ...there([...named('error-patterns'), ...more], 'patterns'),
    ...there(named('recovery-playbook'), 'playbooks'),
  ];
};

/** The files that exist, weakest layer first. A few `stat` calls where there are none. */
export function layerFiles({ configDir, projectRoot, learnedFile, ownLearnedFile }: LayerPlaces): LayerFile[] {
  const learned = [...new Set([learnedFile, ownLearnedFile ?? null])].filter((path) => path !== null);
  return [
    ...inFolder(configDir, 'user'),
    ...inFolder(join(projectRoot, '.heal-hooks'), 'project'),
    ...learned
      .filter((path) => look(path)?.isFile())
      .map((path) => ({ path, layer: 'learned' as const, holds: 'patterns' as const })),
  ];
}

/** Changes when one of the files is written, added or removed: a server compares it before it trusts its compiled patterns. */
export function layersStamp(places: LayerPlaces): string {
  return layerFiles(places)
    .map(({ path }) => {
      const stat = look(path);
      return `${path}:${stat?.mtimeMs ?? 0}:${stat?.size ?? 0}`;
    })
    .join('\n');
}
