import { dirname } from 'node:path/posix';

/** How the files of a project map to Python module names. Pure over a list of project-relative paths. */
export interface PythonModules {
  /** File of a dotted absolute module (`a/b.py` or `a/b/__init__.py`), or null. */
  fileOf(module: string): string | null;
  /** Dotted absolute name under which a file is imported, or null when it has none. */
  moduleOf(file: string): string | null;
  /** Absolute name of a module as written in `importer` (resolves leading dots), or null. */
  absolute(written: string, importer: string): string | null;
  /** Every module name of the project. */
  all(): string[];
}

const isPackage = (files: ReadonlySet<string>, dir: string): boolean =>
  files.has(`${dir}/__init__.py`) || files.has(`${dir}/__init__.pyi`);

/** Folder that must be on sys.path for `file`: above its outermost package. */
const rootOf = (files: ReadonlySet<string>, file: string): string => {
  let dir = dirname(file);
  while (dir !== '.' && isPackage(files, dir)) dir = dirname(dir);
  return dir === '.' ? '' : dir;
};

/** `cwd` is project-relative (`''` = root): scripts run with it on their path. */
export function pythonModules(listed: readonly string[], cwd = ''): PythonModules {
  const files = new Set(listed);
  const sources = listed.filter((path) => /\.pyi?$/.test(path));
  const roots = [...new Set([cwd, '', 'src', 'lib', 'python', ...sources.map((path) => rootOf(files, path))])];
  const under = (root: string, path: string): string => (root ? `${root}/${path}` : path);
  const known = new Map<string, string>();
  for (const path of sources) {
    // A folder without __init__.py may still be a namespace package below one of the usual roots.
    const own = rootOf(files, path);
    const candidates = isPackage(files, dirname(path)) ? [own] : [cwd, '', 'src', 'lib', 'python', own];
    for (const root of new Set(candidates)) {
      if (root && !path.startsWith(`${root}/`)) continue;
      const name = dotted(root ? path.slice(root.length + 1) : path);
      if (name && !known.has(name)) known.set(name, path);
    }
  }
  const fileOf = (module: string): string | null => {
    const direct = known.get(module);
    if (direct) return direct;
    const path = module.split('.').join('/');
    for (const root of roots) {
      for (const form of [`${path}.py`, `${path}/__init__.py`])
        if (files.has(under(root, form))) return under(root, form);
    }
    return null;
  };
  const moduleOf = (file: string): string | null => {
    const root = rootOf(files, file);
    const inPackage = isPackage(files, dirname(file));
    const base = inPackage || root ? root : '';
    const namespace = ['src', 'lib', 'python'].find((prefix) => file.startsWith(`${prefix}/`));
    const strip = inPackage ? base : cwd && file.startsWith(`${cwd}/`) ? cwd : (namespace ?? '');
    return dotted(strip ? file.slice(strip.length + 1) : file);
  };
  return {
    fileOf,
    moduleOf,
    absolute: (written, importer) => {
      const dots = /^\.*/.exec(written)?.[0].length ?? 0;
      if (dots === 0) return written;
      const own = moduleOf(importer);
      if (own === null) return null;
      const parts = own.split('.');
      const keep = parts.length - dots + (/(^|\/)__init__\.pyi?$/.test(importer) ? 1 : 0);
      if (keep < 0) return null;
      return [...parts.slice(0, keep), ...written.slice(dots).split('.')].filter(Boolean).join('.');
    },
    all: () => [...known.keys()],
  };
}

const dotted = (path: string): string | null => {
  const name = path
    .replace(/\.pyi?$/, '')
    .replace(/(^|\/)__init__$/, '')
    .split('/')
    .join('.');
  return /^[A-Za-z_][\w.]*$/.test(name) && !name.split('.').some((part) => /^\d|^$/.test(part)) ? name : null;
};

/** How `importer` should write the absolute `module`: relative when the old spelling was relative and both share a package. */
export function writeModule(
  module: string,
  importerModule: string,
  importerIsPackage: boolean,
  wasRelative: boolean,
): string {
  if (!wasRelative) return module;
  const own = importerModule.split('.');
  const base = importerIsPackage ? own : own.slice(0, -1);
  const target = module.split('.');
  let shared = 0;
  while (shared < base.length && shared < target.length && base[shared] === target[shared]) shared++;
  if (shared === 0) return module;
  return '.'.repeat(base.length - shared + 1) + target.slice(shared).join('.');
}
