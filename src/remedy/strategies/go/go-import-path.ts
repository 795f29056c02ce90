import { sourceFiles } from '../../lookup/definitions.ts';
import { type GoImport, goImports, nameOfImport } from '../../lookup/go-imports.ts';
import {
  folderOfImport,
  type GoModule,
  goFilesIn,
  goModuleOf,
  importOfFolder,
  packageName,
} from '../../lookup/go-module.ts';
import { goStdAll, isStdPath } from '../../lookup/go-std.ts';
import { findMovedFolder } from '../../lookup/moved-folder.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { packageUses } from './go-missing-import.ts';
import { internalNotAllowed, notDownloaded } from './go-modules.ts';

const MISSING = [
  /no required module provides package ([^\s;:]+)/,
  /package ([^\s:]+) is not in (?:GOROOT|std)/,
  /cannot find package "([^"]+)"/,
  /cannot find module providing package ([^\s:]+)/,
  /found(?: \([^)]*\))?, but does not contain package ([^\s:]+)/,
  /package ([^\s:]+): no Go files in/,
  /no non-test Go files in .*|use of internal package ([^\s:]+) not allowed/,
];

/** Every import of the path in the project's own files. */
async function importers(path: string, view: ProjectView): Promise<{ source: SourceFile; items: GoImport[] }[]> {
  const found = [];
  for (const file of await sourceFiles(view, 'go')) {
    const source = await view.read(file);
    const items = source ? goImports(source.text).filter((item) => item.path === path) : [];
    if (source && items.length > 0 && (await view.guard(file)) === null) found.push({ source, items });
  }
  return found;
}

const isGoSource = (file: string): boolean => file.endsWith('.go') && !file.endsWith('_test.go');

/** Folders of the module that may be meant by an import path of it that leads nowhere. */
async function homes(module: GoModule, path: string, view: ProjectView): Promise<string[]> {
  const inside = folderOfImport(module, path);
  if (inside !== null) return findMovedFolder(view, inside, isGoSource);
  // The module itself was renamed: the end of the path is a folder of it.
  const parts = path.split('/');
  for (let start = 1; start < parts.length; start++) {
    const folder = folderOfImport(module, `${module.path}/${parts.slice(start).join('/')}`);
    const declared = module.requires.some((name) => path === name || path.startsWith(`${name}/`));
    if (folder && !declared && start > 1 && (await goFilesIn(view, folder)).length > 0) return [folder];
  }
  return [];
}

/** Rewrites the path in every file; an alias keeps the name under which it is used where the package calls itself otherwise. */
async function repoint(
  old: string,
  now: string,
  name: string | null,
  input: StrategyInput,
  view: ProjectView,
  why: string,
): Promise<Proposal> {
  const files = await importers(old, view);
  if (files.length === 0) return refuse(`No Go file of the project imports ${old} by that path.`);
  const edits = files.map(({ source, items }) => ({
    source,
    replacements: items.map((item) => {
      const renamed = name !== null && !item.alias && name !== nameOfImport(item);
      const start = item.pathAt - (renamed ? 1 : 0);
      return { start, end: item.pathAt + old.length, text: renamed ? `${nameOfImport(item)} "${now}` : now };
    }),
  }));
  return editPlan(input, view, edits, why);
}

/** All imports call the module by a name that differs from go.mod's by a slip: then go.mod may be the one that is misspelled. */
async function slipInModule(path: string, home: string, module: GoModule, view: ProjectView): Promise<Proposal | null> {
  const called = path.endsWith(`/${home}`) ? path.slice(0, -home.length - 1) : path;
  if (called === module.path || nearestUnique(called, [module.path]) === null) return null;
  let alike = 0;
  for (const file of await sourceFiles(view, 'go')) {
    const imports = goImports((await view.read(file))?.text ?? '');
    if (imports.some((item) => item.path.startsWith(`${module.path}/`))) return null;
    alike += imports.filter((item) => item.path.startsWith(`${called}/`)).length;
  }
  if (alike < 2) return null; // one import alone is rather the misspelled one
  return refuse(
    `go.mod calls the module ${module.path}, every import calls it ${called}: which one is misspelled is a decision.`,
    {
      steps: [`the imports are right → \`go mod edit -module ${called}\``, `go.mod is right → import ${module.path}/…`],
    },
  );
}

/** A Go import that leads nowhere: the package moved or was renamed inside the module, or its path is misspelled. Other modules are told. */
export async function fixGoImportPath(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const path = MISSING.map((form) => rootMatch(input, form)?.[1]).find(Boolean);
  if (!path) return refuse('The failure names no import path.');
  const [importer] = await importers(path, view);
  const module = await goModuleOf(view, importer?.source.path ?? `${view.cwd || '.'}/main.go`);
  if (/use of internal package/.test(input.diagnosis.root))
    return internalNotAllowed(path, importer?.source.path ?? null);
  if (!importer) return refuse(`No Go file of the project imports ${path} by that path.`);
  const found = module ? await homes(module, path, view) : [];
  const [home] = found;
  if (module && home !== undefined) {
    if (found.length > 1) {
      return refuse(`${path} does not exist; several packages may be meant: ambiguous.`, {
        known: found.map((folder) => importOfFolder(module, folder)),
      });
    }
    const slip = await slipInModule(path, home, module, view);
    if (slip) return slip;
    const now = importOfFolder(module, home);
    const [file] = await goFilesIn(view, home);
    const name = packageName((file ? await view.read(file) : null)?.text ?? '');
    return repoint(path, now, name, input, view, `Package ${path} is ${now} now:`);
  }
  const near = isStdPath(path) ? nearestUnique(path, goStdAll()) : null;
  if (near && packageUses(importer.source.text, nameOfImport({ path: near, alias: null })).length > 0)
    return repoint(path, near, null, input, view, `The package is called ${near}:`);
  const declared = module ? nearestNames(path, module.requires) : [];
  return notDownloaded(
    path,
    module,
    declared.map(({ name }) => name),
  );
}
