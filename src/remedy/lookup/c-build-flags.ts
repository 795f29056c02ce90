import { dirname, join } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';

/** Files that say how C and C++ are built. */
export const BUILD_FILES = [
  '**/{GNUmakefile,makefile,Makefile,Makefile.am,CMakeLists.txt,meson.build,configure.ac}',
  '**/*.{mk,cmake}',
];

/** What the project says about how its sources are compiled. */
export interface BuildFlags {
  /** Folders that are searched for headers: project-relative, existing, in the order in which they are named. */
  folders: string[];
  /** `-D…` and `-std=…` without variables in them. */
  options: string[];
}

const MAX_FILES = 60;

/** Words of a `include_directories(…)` that may be folders. */
const cmakeFolders = (text: string): string[] =>
  [...text.matchAll(/\b(?:target_)?include_directories\s*\(([^()]{0,2000})\)/gi)].flatMap((match) =>
    (match[1] ?? '').split(/\s+/),
  );

const flagFolders = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s"'=])-(?:I|iquote|isystem)[ \t]*([^\s"'\\;)]{1,300})/gm)].map((match) => match[1] ?? '');

/** `$(TOP)/include`, `${CMAKE_CURRENT_SOURCE_DIR}/inc`, `$<BUILD_INTERFACE:…/inc>` without the variable. */
const plainFolder = (word: string): string =>
  word
    .replace(/^["']|["']$/g, '')
    .replace(/^\$<\w+:|>$/g, '')
    .replace(/^\$[({][^)}]*[)}]\/?/, '')
    .replace(/\/+$/, '') || '.';

async function folderNamed(word: string, base: string, view: ProjectView): Promise<string | null> {
  const plain = plainFolder(word);
  if (/[$<>*]/.test(plain)) return null;
  if (plain.startsWith('/')) return view.resolve(plain);
  for (const start of new Set([base, view.cwd, ''])) {
    const path = join(start, plain);
    const inside = path === '.' || path === './' ? '' : path.replace(/\/$/, '');
    if (inside.startsWith('..')) continue;
    if (inside === '' || (await view.stat(inside))?.kind === 'directory') return inside;
  }
  return null;
}

const standardOf = (text: string): string[] => {
  const c = /\bCMAKE_C_STANDARD\s+(\d+)/.exec(text)?.[1];
  const cpp = /\bCMAKE_CXX_STANDARD\s+(\d+)/.exec(text)?.[1];
  return [...(c ? [`-std=gnu${c}`] : []), ...(cpp ? [`-std=gnu++${cpp}`] : [])];
};

/**
 * Reads Makefiles, CMake files and what the output shows of the compiler's command lines. Variables are not expanded: what cannot be read
 * plainly is left out.
 * @param lines the output of the build
 */
export async function buildFlags(view: ProjectView, lines: readonly string[] = []): Promise<BuildFlags> {
  const folders = new Set<string>();
  const options = new Set<string>();
  const take = async (text: string, base: string): Promise<void> => {
    for (const word of [...flagFolders(text), ...cmakeFolders(text)]) {
      const folder = /^(?:PUBLIC|PRIVATE|INTERFACE|SYSTEM|BEFORE|AFTER)?$/.test(word)
        ? null
        : await folderNamed(word, base, view);
      if (folder !== null) folders.add(folder);
    }
    for (const match of text.matchAll(/(?:^|[\s=])(-D\w+(?:=\w+)?|-std=[\w+:]+)(?=\s|$)/gm))
      options.add(match[1] ?? '');
    for (const option of standardOf(text)) options.add(option);
  };
  for (const line of lines)
    if (/(?:^|\/|\s)(?:[\w-]*-)?(?:gcc|g\+\+|cc|c\+\+|clang)\S*\s.*-/.test(line)) await take(line, view.cwd);
  for (const path of (await view.list(BUILD_FILES)).slice(0, MAX_FILES)) {
    const source = await view.read(path);
    if (source) await take(source.text, dirname(path) === '.' ? '' : dirname(path));
  }
  return { folders: [...folders], options: [...options] };
}

/** Is the file C++? Headers are when their text says so. */
export const isCpp = (path: string, text = ''): boolean =>
  /\.(?:cc|cpp|cxx|c\+\+|hh|hpp|hxx|h\+\+|ipp|tcc|inl)$/i.test(path) ||
  (/\.h$/.test(path) && /^\s*(?:namespace|template\s*<|class\s+\w+|using\s)|\bstd::/m.test(text));
