import { basename, dirname, join, normalize, relative } from 'node:path/posix';
import type { ProjectView, SourceFile } from '../remedy.ts';
import { buildFlags } from './c-build-flags.ts';
import { cIncludes } from './c-includes.ts';
import { declaredAs } from './c-outline.ts';
import { filesNaming, sourceFiles } from './definitions.ts';

export const isHeader = (path: string): boolean => /\.(?:h|hh|hpp|hxx|h\+\+|inc|ipp|tcc|inl)$/i.test(path);

/** Headers of the project that declare a name at their outer level. */
export async function declaringHeaders(view: ProjectView, symbol: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of await filesNaming(view, symbol, 'c')) {
    const source = isHeader(path) ? await view.read(path) : null;
    if (source && declaredAs(source.text, symbol)) found.push(path);
  }
  return found;
}

/** Where an include of `file` leads, by its own folder and by the search folders; null when nowhere in the project. */
export async function includedFile(
  view: ProjectView,
  file: string,
  name: string,
  folders: readonly string[],
): Promise<string | null> {
  for (const folder of [dirname(file), ...folders]) {
    const path = normalize(join(folder, name));
    if (!path.startsWith('..') && (await view.stat(path))?.kind === 'file') return path;
  }
  return null;
}

/** Folders that the compiler must search, because the project's own includes are found from nowhere else. */
async function provenFolders(view: ProjectView, header: string, except: string): Promise<string[]> {
  const found = new Set<string>();
  for (const path of (await sourceFiles(view, 'c')).slice(0, 400)) {
    const source = path === except ? null : await view.read(path);
    for (const { name } of source ? cIncludes(source.text) : []) {
      const ends = header === name || header.endsWith(`/${name}`);
      if (ends && normalize(join(dirname(path), name)) !== header)
        found.add(header.slice(0, -name.length).replace(/\/$/, ''));
    }
  }
  return [...found];
}

/** How `source` can include a header of the project: as other files do, from a search folder, else by the path from its own folder. */
export async function includeSpelling(
  view: ProjectView,
  source: Pick<SourceFile, 'path'>,
  header: string,
  lines: readonly string[] = [],
): Promise<string> {
  if (dirname(source.path) === dirname(header)) return basename(header);
  const folders = [...(await provenFolders(view, header, source.path)), ...(await buildFlags(view, lines)).folders];
  const below = folders.filter((folder) => folder === '' || header.startsWith(`${folder}/`));
  const longest = below.sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest === '' ? header : header.slice(longest.length + 1);
  return relative(dirname(source.path), header);
}
