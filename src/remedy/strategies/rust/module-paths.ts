import { dirname, join } from 'node:path/posix';
import type { ProjectView } from '../../remedy.ts';
import { crateName, packageOf, type RustPackage, rustPackages } from './packages.ts';

/** A source file as a module of its crate. */
export interface ModulePlace {
  own: RustPackage;
  /** Segments below the crate root: `[]` for lib.rs, main.rs and every file that is a crate of its own. */
  segments: string[];
  /** Does it belong to the library or main program (and not to a test, example or further program)? */
  inCrate: boolean;
}

/** Where a file stands in its crate, by its path alone; null outside a package. */
export async function modulePlace(file: string, view: ProjectView): Promise<ModulePlace | null> {
  const own = packageOf(file, await rustPackages(view));
  if (!own) return null;
  const inside = own.folder ? file.slice(own.folder.length + 1) : file;
  const [first, ...rest] = inside.replace(/\.rs$/, '').split('/');
  if (first !== 'src' || rest[0] === 'bin') return { own, segments: [], inCrate: false };
  if (rest.at(-1) === 'mod') rest.pop();
  const isRoot = rest.length === 1 && /^(?:lib|main)$/.test(rest[0] ?? '');
  return { own, segments: isRoot ? [] : rest, inCrate: true };
}

/** Path by which `from` names `item` of module `home`: through `crate` in the same crate, by the crate's name from tests and programs. */
export function pathFrom(from: ModulePlace, home: ModulePlace, item: string): string | null {
  if (!home.inCrate || from.own.name !== home.own.name) return null;
  const base = from.inCrate ? 'crate' : crateName(home.own.name);
  return [base, ...home.segments, item].join('::');
}

/** The file that declares the submodules of a module (`[]` is the crate root), and the folder where their files stand. */
export async function declaringFile(
  own: RustPackage,
  segments: readonly string[],
  view: ProjectView,
): Promise<{ file: string; folder: string } | null> {
  const src = own.folder ? join(own.folder, 'src') : 'src';
  const folder = join(src, ...segments);
  const last = segments.at(-1);
  const candidates =
    last === undefined
      ? [join(src, 'lib.rs'), join(src, 'main.rs')]
      : [join(folder, 'mod.rs'), join(dirname(folder), `${last}.rs`)];
  for (const file of candidates) if (await view.stat(file)) return { file, folder };
  return null;
}
