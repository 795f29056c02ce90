import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every path below a folder with its kind, mode and content; links are not followed. */
export function snapshot(root) {
  const found = new Map();
  const look = (folder) => {
    for (const name of readdirSync(join(root, folder))) {
      const path = folder ? `${folder}/${name}` : name;
      const info = lstatSync(join(root, path));
      const mode = (info.mode & 0o7777).toString(8);
      if (info.isSymbolicLink()) found.set(path, `link ${readlinkSync(join(root, path))}`);
      else if (info.isDirectory()) {
        found.set(path, `folder ${mode}`);
        look(path);
      } else if (info.isFile()) {
        const hash = createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex');
        found.set(path, `file ${mode} ${hash}`);
      } else found.set(path, 'other');
    }
  };
  look('');
  return found;
}

/** Paths that are not the same in two snapshots. */
export const differences = (before, after) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
