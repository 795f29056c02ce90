import { dirname, join } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';
import { sourceFiles } from './definitions.ts';
import { goImports } from './go-imports.ts';
import { isStdPath } from './go-std.ts';
import { maskCode } from './mask-code.ts';

/** The Go module that a file belongs to. */
export interface GoModule {
  /** Project-relative folder of go.mod. */
  folder: string;
  /** Its module path. */
  path: string;
  /** Paths of the modules that go.mod requires. */
  requires: string[];
}

const inFolder = (folder: string, name: string): string =>
  folder === '' || folder === '.' ? name : join(folder, name);

/** Reads a go.mod text: module path and requirements. */
export function readGoMod(text: string): { path: string; requires: string[] } {
  const plain = text.replace(/\/\/[^\n]*/g, '');
  const path = /^module[ \t]+"?([^\s"]+)/m.exec(plain)?.[1] ?? '';
  const blocks = [...plain.matchAll(/^require[ \t]*\(([^)]*)\)/gm)].map((match) => match[1] ?? '').join('\n');
  const singles = [...plain.matchAll(/^require[ \t]+([^\s(]+)[ \t]/gm)].map((match) => match[1] ?? '');
  const listed = [...blocks.matchAll(/^[ \t]*([^\s]+)[ \t]+v/gm)].map((match) => match[1] ?? '');
  return { path, requires: [...singles, ...listed] };
}

/** The module of a file (or folder): the nearest go.mod at or above it. */
export async function goModuleOf(view: ProjectView, file: string): Promise<GoModule | null> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const source = await view.read(inFolder(folder, 'go.mod'));
    if (source) return { folder: folder === '.' ? '' : folder, ...readGoMod(source.text) };
    if (folder === '.' || folder === '/') return null;
  }
}

/** The folder of the project that an import path of the module means (which may not exist), or null for other modules. */
export function folderOfImport(module: GoModule, path: string): string | null {
  if (path === module.path) return module.folder;
  if (!path.startsWith(`${module.path}/`)) return null;
  return inFolder(module.folder, path.slice(module.path.length + 1));
}

/** The import path of a folder of the module. */
export const importOfFolder = (module: GoModule, folder: string): string => {
  const inside = module.folder === '' ? folder : folder.slice(module.folder.length + 1);
  return inside === '' || inside === '.' ? module.path : `${module.path}/${inside}`;
};

export const packageName = (text: string): string | null =>
  /^package[ \t]+(\w+)/m.exec(maskCode(text, 'go'))?.[1] ?? null;

/** The Go files of one folder; test files only when asked for. */
export async function goFilesIn(view: ProjectView, folder: string, tests = false): Promise<string[]> {
  const names = await view.entries(folder === '.' ? '' : folder);
  return names
    .filter((name) => name.endsWith('.go') && (tests || !name.endsWith('_test.go')))
    .map((name) => inFolder(folder, name));
}

/** Folders of the module by the name of the package that they hold; commands (`main`) are left out. */
export async function packagesNamed(view: ProjectView, module: GoModule, name: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await sourceFiles(view, 'go')) {
    const folder = dirname(file) === '.' ? '' : dirname(file);
    if (
      file.endsWith('_test.go') ||
      found.has(folder) ||
      (module.folder !== '' && !file.startsWith(`${module.folder}/`))
    )
      continue;
    if (packageName((await view.read(file))?.text ?? '') === name && name !== 'main') found.add(folder);
  }
  return [...found];
}

/** May code in `importer` import a package below `internal/`? */
export function mayImport(importer: string, target: string): boolean {
  const parts = `${target}/`.split('/');
  const at = parts.lastIndexOf('internal');
  if (at < 0) return true;
  const parent = parts.slice(0, at).join('/');
  return parent === '' || importer === parent || importer.startsWith(`${parent}/`);
}

/** Does the package in `from` import the one in `to`, directly or through other packages of the module? */
export async function reaches(view: ProjectView, module: GoModule, from: string, to: string): Promise<boolean> {
  const seen = new Set([from]);
  for (const folder of seen) {
    if (folder === to) return true;
    for (const file of await goFilesIn(view, folder)) {
      for (const item of goImports((await view.read(file))?.text ?? '')) {
        const next = folderOfImport(module, item.path);
        if (next !== null) seen.add(next);
      }
    }
  }
  return false;
}

export const isForeign = (module: GoModule, path: string): boolean =>
  !isStdPath(path) && folderOfImport(module, path) === null;
