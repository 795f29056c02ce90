import type { Replacement } from '../../../transaction/plan.ts';
import { definitionsIn, findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { findMovedFile } from '../../lookup/moved-file.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { writeModule } from '../../lookup/python-modules.ts';
import { topLevelNames } from '../../lookup/python-names.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { Proposal, SourceFile } from '../../remedy.ts';
import type { ImportSite, PythonProject } from './python-import.ts';
import { mergeBySource } from './python-moved-name.ts';

/**
 * `No module named 'a.b'`: a module of the project that moved, was renamed, or is misspelled. Python names the first part that is missing;
 * each module that the imports ask for below it is followed on its own.
 */
export async function fixMovedModule(project: PythonProject, missing: string): Promise<Proposal> {
  const sites = await project.sites((module) => module === missing || module.startsWith(`${missing}.`));
  if (sites.length === 0) return refuse(`No import of ${missing} was found in the project.`);
  const edits: { source: SourceFile; replacements: Replacement[] }[] = [];
  const found = new Map<string, string>();
  for (const asked of new Set(sites.map((site) => site.module))) {
    const own = sites.filter((site) => site.module === asked);
    const target = await targetOf(project, own, asked);
    if (typeof target !== 'string') return target;
    found.set(asked, target);
    for (const site of own) edits.push({ source: site.source, replacements: repoint(project, site, target) });
  }
  const why = [...found].map(([asked, target]) => `\`${asked}\` is ${whereIs(project, target)} now:`).join(' ');
  return editPlan(project.input, project.view, mergeBySource(edits), why);
}

const whereIs = (project: PythonProject, module: string): string =>
  project.modules.fileOf(module) ?? module.split('.').join('/');

/** A package has no file of its own where it has no `__init__.py`. */
const placeOf = (project: PythonProject, module: string): string =>
  project.modules.fileOf(module) ?? `${module.split('.').join('/')}/`;

/** The one module that has everything that is imported from the missing one, or why there is none. */
async function targetOf(project: PythonProject, sites: ImportSite[], asked: string): Promise<string | Proposal> {
  const fitting: string[] = [];
  for (const candidate of await homesOf(project, sites, asked))
    if (await providesAll(project, sites, candidate)) fitting.push(candidate);
  const [target] = fitting;
  if (!target) {
    const near = nearestNames(asked, project.modules.all()).map(({ name }) => name);
    return refuse(`No module of the project can stand for ${asked}.`, {
      known: near.length > 0 ? [`near names in the project: ${near.join(', ')}`] : [],
    });
  }
  if (fitting.length === 1) return target;
  return refuse(`${asked} may be any of ${fitting.join(', ')}: ambiguous.`, {
    known: fitting.map((module) => `${whereIs(project, module)} is ${module}`),
  });
}

/** Modules that the missing one may have become, best evidence first: git's renames, the same last name, a near name. */
async function homesOf(project: PythonProject, sites: readonly ImportSite[], missing: string): Promise<string[]> {
  const { view, modules } = project;
  const path = missing.split('.').join('/');
  for (const form of [`${path}.py`, `src/${path}.py`, `${path}/__init__.py`, `src/${path}/__init__.py`]) {
    const moved = await findMovedFile(view, form, () => false);
    if (moved?.how !== 'renamed') continue;
    const names = moved.paths.map((file) => modules.moduleOf(file)).filter((name): name is string => name !== null);
    if (names.length > 0) return names;
  }
  const fits = (name: string): boolean => sites.every(({ source }) => mayUse(source.path, placeOf(project, name)));
  const last = missing.split('.').at(-1) ?? missing;
  const parent = missing.split('.').slice(0, -1).join('.');
  const all = packagesAndModules(modules.all());
  const same = all.filter((name) => name !== missing && name.split('.').at(-1) === last && fits(name));
  if (same.length > 0) return same;
  const providing = (await homesOfNames(project, missing)).filter(fits);
  if (providing.length > 0) return providing;
  const siblings = all.filter((name) => name.split('.').slice(0, -1).join('.') === parent);
  const near = nearestUnique(missing, siblings);
  return near ? [near] : [];
}

/** Modules that define everything that is imported from the missing one, when it belonged to a package of the project. */
async function homesOfNames(project: PythonProject, missing: string): Promise<string[]> {
  const top = missing.split('.')[0] ?? missing;
  if (!missing.includes('.') || !packagesAndModules(project.modules.all()).includes(top)) return [];
  const sites = await project.sites((module, statement) => module === missing && statement.kind === 'from');
  const [name] = sites.flatMap((site) => site.statement.names.map((item) => item.name));
  if (!name || name === '*') return [];
  const homes = await findDefinitions(project.view, name, 'python');
  const importers = new Set(sites.map((site) => site.source.path));
  const modules = homes.filter(({ file }) => !importers.has(file)).map(({ file }) => project.modules.moduleOf(file));
  return [...new Set(modules.filter((module): module is string => module !== null && module.split('.')[0] === top))];
}

/** Namespace packages have no file of their own, but can be named. */
const packagesAndModules = (modules: readonly string[]): string[] => {
  const names = new Set(modules);
  for (const module of modules) {
    const parts = module.split('.');
    for (let length = 1; length < parts.length; length++) names.add(parts.slice(0, length).join('.'));
  }
  return [...names];
};

/** Does the candidate have everything that the import statements want from it? Importing a module from itself never counts. */
async function providesAll(project: PythonProject, sites: ImportSite[], target: string): Promise<boolean> {
  const { modules, view } = project;
  const known = new Set(packagesAndModules(modules.all()));
  for (const { statement, source } of sites) {
    if (!known.has(target) || modules.fileOf(target) === source.path) return false;
    if (statement.kind === 'import') continue;
    const file = modules.fileOf(target);
    const text = file ? ((await view.read(file))?.text ?? '') : '';
    const names = topLevelNames(text);
    const has = (name: string): boolean =>
      name === '*' ||
      names.has(name) ||
      known.has(`${target}.${name}`) ||
      definitionsIn(text, file ?? '', name, 'python').length > 0;
    if (!statement.names.every((item) => has(item.name))) return false;
  }
  return true;
}

function repoint(project: PythonProject, site: ImportSite, target: string): Replacement[] {
  const { source, statement } = site;
  const importer = source.path;
  const written = writeModule(
    target,
    project.modules.moduleOf(importer) ?? '',
    /(^|\/)__init__\.pyi?$/.test(importer),
    statement.module.startsWith('.'),
  );
  const own = { start: statement.moduleStart, end: statement.moduleEnd, text: written };
  if (statement.kind === 'from' || statement.names[0]?.alias) return [own];
  const code = maskCode(source.text, 'python');
  const uses = identifierOffsets(code, statement.module).filter((at) => at !== own.start);
  return [own, ...uses.map((start) => ({ start, end: start + statement.module.length, text: written }))];
}
