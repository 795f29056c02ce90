import { readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '../pattern.ts';

/** A file of patterns that is not ours. */
export interface LayerFile {
  path: string;
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
}

/** Null for everything that cannot be looked at: absent, below a file, not permitted. */
const look = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

/** `error-patterns.json` or `.json5` in a folder, and every file of its `patterns/`. */
const inFolder = (folder: string, layer: LayerFile['layer']): LayerFile[] => {
  const names = ['error-patterns.json', 'error-patterns.json5'].map((name) => join(folder, name));
  const more = look(join(folder, 'patterns'))?.isDirectory()
    ? readdirSync(join(folder, 'patterns'))
        .filter((name) => /\.json5?$/.test(name))
        .sort()
        .map((name) => join(folder, 'patterns', name))
    : [];
  return [...names, ...more].filter((path) => look(path)?.isFile()).map((path) => ({ path, layer }));
};

/** The pattern files that exist, weakest layer first. A few `stat` calls where there are none. */
export function layerFiles({ configDir, projectRoot, learnedFile }: LayerPlaces): LayerFile[] {
  return [
    ...inFolder(configDir, 'user'),
    ...inFolder(join(projectRoot, '.heal-hooks'), 'project'),
    ...(learnedFile && look(learnedFile)?.isFile() ? [{ path: learnedFile, layer: 'learned' as const }] : []),
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
