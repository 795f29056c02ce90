import { dirname } from 'node:path/posix';
import { goImports, nameOfImport } from '../../lookup/go-imports.ts';
import { folderOfImport, goFilesIn, goModuleOf, packageName } from '../../lookup/go-module.ts';
import { goTypeIn } from '../../lookup/go-names.ts';
import { isStdPath } from '../../lookup/go-std.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';

/** Project-relative folder of a file; the root is `''`. */
export const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

/** A package as a file of the project uses it. */
export interface UsedPackage {
  path: string;
  /** Its folder in the project, or null when it belongs to the standard library or another module. */
  folder: string | null;
}

/** The package that `name` stands for in a file: by its imports; the package clause decides where name and path differ. */
export async function usedPackage(name: string, source: SourceFile, view: ProjectView): Promise<UsedPackage | null> {
  const module = await goModuleOf(view, source.path);
  for (const item of goImports(source.text)) {
    const folder = module ? folderOfImport(module, item.path) : null;
    if (nameOfImport(item) === name) return { path: item.path, folder };
    if (folder === null || item.alias) continue;
    const [file] = await goFilesIn(view, folder);
    if (file && packageName((await view.read(file))?.text ?? '') === name) return { path: item.path, folder };
  }
  return null;
}

/** Embedded types are followed this far. */
const MAX_EMBEDS = 8;

/** Fields and methods that the files of a folder give to a type, embedded types of the same package included. */
export async function membersInFolder(
  folder: string,
  type: string,
  view: ProjectView,
  tests: boolean,
): Promise<string[]> {
  const texts: string[] = [];
  for (const file of await goFilesIn(view, folder, tests)) texts.push((await view.read(file))?.text ?? '');
  const queue = [type];
  const members = new Set<string>();
  for (let index = 0; index < queue.length && index < MAX_EMBEDS; index++) {
    for (const text of texts) {
      const found = goTypeIn(text, queue[index] ?? '');
      for (const name of found?.members ?? []) members.add(name);
      for (const name of found?.embeds ?? []) if (!queue.includes(name)) queue.push(name);
    }
  }
  return [...members];
}

/** What `go doc` says: of a package its exported names, of a type its declaration and methods. Empty when Go does not know it. */
export async function goDoc(argument: string, view: ProjectView, short = false): Promise<string> {
  const [path = ''] = argument.split(/\.(?=\w+$)/);
  if (!isStdPath(path) || !/^[\w/.]+$/.test(argument)) return '';
  const answer = await view.query(['go', 'doc', ...(short ? ['-short'] : []), argument]);
  return answer.exitCode === 0 ? answer.stdout : '';
}

/** Exported names of a standard package, as `go doc -short` lists them. */
export const goDocNames = (listing: string): string[] =>
  [...listing.matchAll(/^\s*(?:func|type|var|const)\s+(\w+)/gm)].map((match) => match[1] ?? '');
