import { dirname, extname, join, normalize, relative } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';
import { findMovedFile, type MovedFile } from './moved-file.ts';

const EXTENSIONS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
  '.d.ts',
  '.vue',
  '.svelte',
  '.css',
];
/** How a compiled extension may be written in the sources. */
const SOURCES: Record<string, string[]> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
  '.jsx': ['.tsx', '.jsx'],
};

const isFile = async (view: ProjectView, path: string): Promise<boolean> => (await view.stat(path))?.kind === 'file';

/** The file that a relative specifier means for a bundler or compiler (extension or index added), or null. */
export async function resolveScript(view: ProjectView, importer: string, specifier: string): Promise<string | null> {
  const target = normalize(join(dirname(importer), specifier));
  const stem = target.slice(0, target.length - extname(target).length);
  const candidates = [
    target,
    ...(SOURCES[extname(target)] ?? []).map((extension) => stem + extension),
    ...EXTENSIONS.map((extension) => target + extension),
    ...EXTENSIONS.map((extension) => `${target}/index${extension}`),
  ];
  for (const candidate of candidates)
    if (!candidate.startsWith('../') && (await isFile(view, candidate))) return candidate;
  return null;
}

const stemOf = (path: string): string => {
  const last = path.split('/').at(-1) ?? '';
  const stem = last.replace(/(?:\.d)?\.[cm]?[jt]sx?$|\.(?:json|vue|svelte|css)$/, '');
  return stem === 'index' ? (path.split('/').at(-2) ?? stem) : stem;
};

const isScript = (path: string): boolean => EXTENSIONS.some((extension) => path.endsWith(extension));

/** How many folders at the end of both paths agree. */
const sharedTail = (a: string, b: string): number => {
  const [x, y] = [dirname(a).split('/').reverse(), dirname(b).split('/').reverse()];
  let shared = 0;
  while (shared < Math.min(x.length, y.length) && x[shared] === y[shared] && x[shared] !== '.') shared++;
  return shared;
};

/**
 * Where the file went that a dead relative specifier names: git's renames, other letter case, the same name elsewhere (the candidate whose
 * folders agree best), a near name beside it.
 */
export async function findMovedScript(
  view: ProjectView,
  importer: string,
  specifier: string,
): Promise<MovedFile | null> {
  const wanted = normalize(join(dirname(importer), specifier));
  const stem = stemOf(wanted);
  const attempts =
    extname(wanted) && isScript(wanted) ? [wanted] : [`${wanted}.ts`, `${wanted}.js`, `${wanted}.mjs`, wanted];
  let best: MovedFile | null = null;
  for (const attempt of attempts) {
    const moved = await findMovedFile(
      view,
      attempt,
      (path) => isScript(path) && stemOf(path) === stem && path !== importer,
    );
    if (!moved) continue;
    const paths = moved.paths.filter((path) => isScript(path) && path !== importer);
    if (paths.length > 0 && (!best || RANK[moved.how] < RANK[best.how])) best = { ...moved, paths };
  }
  best ??= await otherCase(view, wanted);
  if (!best || best.paths.length < 2) return best;
  const most = Math.max(...best.paths.map((path) => sharedTail(path, wanted)));
  return most === 0 ? best : { ...best, paths: best.paths.filter((path) => sharedTail(path, wanted) === most) };
}

const RANK: Record<MovedFile['how'], number> = {
  renamed: 0,
  'letter case': 1,
  'became a folder': 2,
  'same name': 3,
  'near name': 4,
};

/** A folder of the path differs in letter case: works on some file systems only. */
async function otherCase(view: ProjectView, wanted: string): Promise<MovedFile | null> {
  const plain = (path: string): string => path.replace(/(?:\/index)?\.\w+$/, '').toLowerCase();
  const paths = (await view.list()).filter(
    (path) => isScript(path) && plain(path) === plain(wanted) && path !== wanted,
  );
  return paths.length > 0 ? { paths, how: 'letter case' } : null;
}

/** A specifier for `target`, in the style of the one that it replaces: with or without extension and index, `.js` for TypeScript sources. */
export function specifierFor(importer: string, target: string, like: string): string {
  const path = relative(dirname(importer), target);
  const dotted = path.startsWith('.') ? path : `./${path}`;
  const old = extname(like);
  if (EXTENSIONS.includes(old)) {
    const compiled = SOURCES[old]?.includes(extname(target)) ? old : extname(target);
    return dotted.slice(0, dotted.length - extname(target).length) + compiled;
  }
  const bare = dotted.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return /(?:^|\/)index$/.test(like) ? bare : bare.replace(/\/index$/, '') || '.';
}
