import type { FactFinder } from '../facts-for.ts';
import type { Declared, Ecosystem } from '../lookup/declared.ts';
import { declaredDependencies, manifestsOf } from '../lookup/declared-dependencies.ts';
import { isStdPath } from '../lookup/go-std.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { nearestNames } from '../lookup/nearest-name.ts';
import { alternativesTo } from '../lookup/python-alternatives.ts';
import { pythonImports } from '../lookup/python-imports.ts';
import { declarationOf } from '../lookup/python-requirement.ts';
import type { ProjectView } from '../remedy.ts';

const ECOSYSTEM: Partial<Record<Language, Ecosystem>> = {
  python: 'python',
  javascript: 'node',
  typescript: 'node',
  rust: 'rust',
  go: 'go',
  java: 'java',
  ruby: 'ruby',
  php: 'php',
};

const MANIFEST: [RegExp, Ecosystem][] = [
  [/ModuleNotFoundError|No module named|\bpip\b/, 'python'],
  [/Cannot find (?:module|package)|\bnpm\b|ERR_MODULE_NOT_FOUND/, 'node'],
  [/unresolved import|can't find crate|use of undeclared crate/, 'rust'],
  [/no required module provides package|cannot find package/, 'go'],
  [/Could not find gem|cannot load such file/, 'ruby'],
];

/** `./x` and absolute paths are files, not packages; tools print them in quotes. */
const isPackageName = (name: string): boolean => !/^["'`]?(?:[./]|node:)/.test(name);

/** A module of the project itself is in no manifest. */
async function isOwnModule(module: string, ecosystem: Ecosystem, view: ProjectView): Promise<boolean> {
  if (ecosystem !== 'python') return false;
  const path = module.replaceAll('.', '/');
  return (await view.list([`**/${path}.py`, `**/${path}/__init__.py`])).length > 0;
}

const sameName = (module: string, entry: Declared): boolean =>
  module === entry.name ||
  module.startsWith(`${entry.name}/`) ||
  module.replace(/-/g, '_') === entry.name.replace(/-/g, '_');

/** Where the manifests list a module that is missing, or that they do not, with the nearest names they do list. */
export const dependencyFacts: FactFinder = async ({ captures, locations, root }, view) => {
  const module = captures.module ?? captures.package ?? '';
  if (/\.go:\d+/.test(root) && isStdPath(module)) return [];
  const language = locations[0] ? languageOf(locations[0].file) : null;
  const ecosystem = (language ? ECOSYSTEM[language] : undefined) ?? MANIFEST.find(([form]) => form.test(root))?.[1];
  if (!ecosystem || !module || !isPackageName(module) || (await isOwnModule(module, ecosystem, view))) return [];
  const declared = await declaredDependencies(view, ecosystem);
  const entry =
    ecosystem === 'python' ? declarationOf(module, declared) : declared.find((item) => sameName(module, item));
  if (entry) return [`${entry.file} lists ${entry.name}${entry.requirement ? ` (${entry.requirement})` : ''}`];
  const [manifest] = await manifestsOf(view, ecosystem);
  const near = nearestNames(
    module,
    declared.map((item) => item.name),
  );
  return [
    manifest ? `${manifest} does not list ${module}` : `the project has no manifest that could list ${module}`,
    ...(near[0] ? [`nearest declared name: ${near[0].name}`] : []),
    ...(ecosystem === 'python' ? await installedAlternative(module, declared, view) : []),
  ];
};

/** A declared library for the same purpose, and where the project uses it. */
async function installedAlternative(
  module: string,
  declared: readonly Declared[],
  view: ProjectView,
): Promise<string[]> {
  for (const other of alternativesTo(module)) {
    const entry = declarationOf(other, declared);
    if (!entry) continue;
    for (const path of await view.list(['**/*.py'])) {
      const source = await view.read(path);
      const used =
        source?.text.includes(other) && pythonImports(source.text).some((item) => item.module.split('.')[0] === other);
      if (used) return [`${entry.spec} is declared in ${entry.file} and used in ${path}`];
    }
  }
  return [];
}
