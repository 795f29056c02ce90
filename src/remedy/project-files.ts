import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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

/**
 * `root` must be a realpath. Contents are read once and kept for the life of the object. Each access is so short that handing it to a
 * thread would cost several times as much as doing it.
 */
export function createProjectFiles(root: string): ProjectFiles {
  const cache = new Map<string, SourceFile | null>();

  const real = (path: string): string | null => {
    const normal = normalise(path);
    if (normal === null) return null;
    try {
      // Most of what is asked for is absent: an exception for each would cost more than the question.
      if (!statSync(join(root, normal), { throwIfNoEntry: false })) return null;
      const target = realpathSync.native(join(root, normal));
      if (target === root) return '';
      return target.startsWith(root + sep) ? relative(root, target).split(sep).join('/') : null;
    } catch {
      return null; // a broken link, or a folder we may not enter
    }
  };

  const bytes = (path: string): Buffer | null => {
    const inside = real(path);
    if (!inside) return null;
    try {
      const info = statSync(join(root, inside));
      return info.isFile() && info.size <= MAX_READ_BYTES ? readFileSync(join(root, inside)) : null;
    } catch {
      return null; // unreadable counts as absent
    }
  };

  const load = (path: string): SourceFile | null => {
    const content = bytes(path);
    const info = content && statSync(join(root, path), { throwIfNoEntry: false });
    return info ? decodeSource(path, content, info.mode & 0o7777) : null;
  };

  const files: ProjectFiles = {
    real: async (path) => real(path),
    bytes: async (path) => bytes(path),
    read: async (path) => {
      const inside = real(path);
      if (!inside) return null;
      const known = cache.has(inside) ? cache.get(inside) : load(inside);
      cache.set(inside, known ?? null);
      return known ?? null;
    },
    stat: async (path) => {
      const inside = real(path);
      if (inside === null) return null;
      try {
        const [own, info] = [lstatSync(join(root, normalise(path) ?? '')), statSync(join(root, inside))];
        const kind = info.isDirectory() ? ('directory' as const) : ('file' as const);
        return { kind, mode: info.mode & 0o7777, size: info.size, symlink: own.isSymbolicLink() };
      } catch {
        return null; // vanished in between
      }
    },
    entries: async (path) => {
      const inside = real(path);
      if (inside === null) return [];
      try {
        return readdirSync(join(root, inside)).sort();
      } catch {
        return []; // a file, or not readable
      }
    },
    walk: async () => {
      const found: string[] = [];
      const queue = [''];
      while (queue.length > 0 && found.length < MAX_LISTED) {
        const dir = queue.shift() ?? '';
        for (const entry of entriesOf(join(root, dir))) {
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

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // not readable
  }
}
