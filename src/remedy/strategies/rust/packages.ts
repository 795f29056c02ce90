import { dirname, relative } from 'node:path/posix';
import { parseToml, tomlTable } from '../../lookup/toml.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';

/** A Cargo package of the project. */
export interface RustPackage {
  /** As in `[package] name`. */
  name: string;
  manifest: SourceFile;
  /** Folder, project-relative; `''` is the root. */
  folder: string;
  /** Names that its manifest declares, of all kinds of dependencies. */
  declared: string[];
}

/** How a package is written in a path: `-` becomes `_`. */
export const crateName = (name: string): string => name.replaceAll('-', '_');

/** Every package whose manifest is part of the project. */
export async function rustPackages(view: ProjectView): Promise<RustPackage[]> {
  const found: RustPackage[] = [];
  for (const path of await view.list(['**/Cargo.toml', 'Cargo.toml'])) {
    const manifest = await view.read(path);
    if (!manifest) continue;
    const doc = parseToml(manifest.text);
    const name = tomlTable(doc, 'package')?.name;
    if (typeof name !== 'string') continue;
    const declared = ['dependencies', 'dev-dependencies', 'build-dependencies'].flatMap((kind) =>
      Object.keys(tomlTable(doc, kind) ?? {}),
    );
    const folder = dirname(path);
    found.push({ name, manifest, folder: folder === '.' ? '' : folder, declared });
  }
  return found;
}

/** The package that a file belongs to: the one with the longest folder above it. */
export function packageOf(path: string, packages: readonly RustPackage[]): RustPackage | null {
  const above = packages.filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
  return above.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** Path from one package to another, as a path dependency writes it. */
export const pathBetween = (from: RustPackage, to: RustPackage): string =>
  relative(from.folder || '.', to.folder || '.') || '.';
