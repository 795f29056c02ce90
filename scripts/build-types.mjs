// Emits the declarations of the library: only the files that a program which imports it reaches, none of the rest of the house.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const IMPORT = /(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g;

const declarationsBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The declaration and all that it refers to. */
function reachable(entry) {
  const seen = new Set([entry]);
  for (const file of seen)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORT))
      seen.add(resolve(dirname(file), `${path}.d.ts`));
  return seen;
}

function removeEmpty(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** @param {{root: string, dist: string}} places */
export function buildTypes({ root, dist }) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'scripts', 'tsconfig.types.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  const folder = join(dist, 'types');
  const wanted = reachable(join(folder, 'src', 'library', 'index.d.ts'));
  for (const file of declarationsBelow(folder)) if (!wanted.has(file)) rmSync(file);
  removeEmpty(folder);
}
