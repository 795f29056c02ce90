import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { guardName } from '../system/path-guard.ts';
import { normalise } from './printed-path.ts';
import type { SourceFile } from './remedy.ts';
import { decodeSource, MAX_READ_BYTES } from './source-file.ts';

/** At most this many files are listed; a larger project is seen in part. */
export const MAX_LISTED = 20_000;

/** Read access to files below one root, confined after realpath. Absent and outside are the same answer. */
export interface ProjectFiles {
  /** Project-relative realpath of an existing file or folder, or null. */
  real(path: string): Promise<string | null>;
  read(path: string): Promise<SourceFile | null>;
  bytes(path: string): Promise<Uint8Array | null>;
  stat(path: string): Promise<{ kind: 'file' | 'directory'; mode: number; size: number; symlink: boolean } | null>;
  entries(path: string): Promise<string[]>;
  /** Every file below the root but those of vendored folders; for projects without git. */
  walk(): Promise<string[]>;
}

/** `root` must be a realpath. Contents are read once and kept for the life of the object. */
export function createProjectFiles(root: string): ProjectFiles {
  const cache = new Map<string, Promise<SourceFile | null>>();

  const real = async (path: string): Promise<string | null> => {
    const normal = normalise(path);
    if (normal === null) return null;
    try {
      const target = await realpath(join(root, normal));
      if (target === root) return '';
      return target.startsWith(root + sep) ? relative(root, target).split(sep).join('/') : null;
    } catch {
      return null; // absent, a broken link, or a folder we may not enter
    }
  };

  const bytes = async (path: string): Promise<Uint8Array | null> => {
    const inside = await real(path);
    if (!inside) return null;
    try {
      const info = await stat(join(root, inside));
      return info.isFile() && info.size <= MAX_READ_BYTES ? await readFile(join(root, inside)) : null;
    } catch {
      return null; // unreadable counts as absent
    }
  };

  const load = async (path: string): Promise<SourceFile | null> => {
    const content = await bytes(path);
    if (!content) return null;
    const info = await stat(join(root, path));
    return decodeSource(path, content, info.mode & 0o7777);
  };

  const files: ProjectFiles = {
    real,
    bytes,
    read: async (path) => {
      const inside = await real(path);
      if (!inside) return null;
      const known = cache.get(inside) ?? load(inside);
      cache.set(inside, known);
      return known;
    },
    stat: async (path) => {
      const inside = await real(path);
      if (inside === null) return null;
      try {
        const [own, info] = [await lstat(join(root, normalise(path) ?? '')), await stat(join(root, inside))];
        const kind = info.isDirectory() ? ('directory' as const) : ('file' as const);
        return { kind, mode: info.mode & 0o7777, size: info.size, symlink: own.isSymbolicLink() };
      } catch {
        return null; // vanished in between
      }
    },
    entries: async (path) => {
      const inside = await real(path);
      if (inside === null) return [];
      try {
        return (await readdir(join(root, inside))).sort();
      } catch {
        return []; // a file, or not readable
      }
    },
    walk: async () => {
      const found: string[] = [];
      const queue = [''];
      while (queue.length > 0 && found.length < MAX_LISTED) {
        const dir = queue.shift() ?? '';
        for (const entry of await readdir(join(root, dir), { withFileTypes: true }).catch(() => [])) {
          const path = dir ? `${dir}/${entry.name}` : entry.name;
          if (entry.isFile()) found.push(path);
          else if (entry.isDirectory() && !guardName(`${path}/x`)) queue.push(path);
        }
      }
      return found;
    },
  };
  return files;
}
