import type { Replacement } from '../../../transaction/plan.ts';
import { type Definition, definitionsIn, findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { pythonImports } from '../../lookup/python-imports.ts';
import { writeModule } from '../../lookup/python-modules.ts';
import { topLevelNames } from '../../lookup/python-names.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { Proposal } from '../../remedy.ts';
import { membersOfModule } from '../names/python-attribute.ts';
import { fixRenamedImport } from '../names/python-renamed-fix.ts';
import type { ImportSite, PythonProject } from './python-import.ts';

/** `from <module> import <symbol>` fails: import it from where it is defined, or correct its spelling. */
export async function fixMovedName(project: PythonProject, symbol: string, module: string): Promise<Proposal> {
  const { view, input, modules } = project;
  if (/circular import|partially initialized/.test(input.diagnosis.root)) {
    return refuse(`\`${symbol}\` is not there yet when ${module} is imported: the import is circular.`, {
      steps: ['move the import into the function that uses it, or move the shared part into a third module'],
    });
  }
  const sites = await project.sites(
    (name, statement) =>
      name === module && statement.kind === 'from' && statement.names.some((item) => item.name === symbol),
  );
  if (sites.length === 0) return refuse(`No import of \`${symbol}\` from ${module} was found in the project.`);

  const [site] = sites;
  const renamed = site ? fixRenamedImport(module, symbol, site.source, input, view) : null;
  if (renamed) return renamed;
  const moduleFile = modules.fileOf(module);
  const moduleText = moduleFile ? ((await view.read(moduleFile))?.text ?? '') : '';
  if (moduleFile && definitionsIn(moduleText, moduleFile, symbol, 'python').length > 0) {
    return refuse(
      `${moduleFile} does define \`${symbol}\`, so another module of that name is imported or the import is circular.`,
    );
  }
  const definitions = await importable(project, symbol, sites);
  const near = moduleFile ? nearestUnique(symbol, topLevelNames(moduleText)) : null;
  const homes = [...new Set(definitions.map((definition) => definition.file))];
  if (homes.length > 1) return refuseAmbiguous(symbol, module, definitions);
  if (homes[0] && near) {
    return refuse(`\`${symbol}\` may be \`${near}\` of ${module} misspelled, or come from ${homes[0]}: ambiguous.`);
  }
  if (homes[0]) return importFrom(project, sites, symbol, homes[0]);
  if (near) return renameImported(project, sites, symbol, near);
  const members = moduleFile ? [] : await membersOfModule(module, input, view);
  const standard = nearestUnique(
    symbol,
    members.filter((name) => !name.startsWith('_')),
  );
  if (standard && !members.includes(symbol)) return renameImported(project, sites, symbol, standard);
  return refuse(`No file of the project defines \`${symbol}\`.`, {
    known: moduleFile
      ? [`${moduleFile} defines ${listed(topLevelNames(moduleText))}`]
      : [`${module} is not part of the project`],
  });
}

const listed = (names: Iterable<string>): string => {
  const all = [...names];
  return all.length === 0 ? 'nothing' : all.slice(0, 8).join(', ') + (all.length > 8 ? ', …' : '');
};

/** Definitions that the importing files can import: in a module, not in the importer itself, tests only for tests. */
async function importable(project: PythonProject, symbol: string, sites: ImportSite[]): Promise<Definition[]> {
  const isTest = (path: string): boolean =>
    /(^|\/)(tests?|testing)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(path);
  const importers = new Set(sites.map((site) => site.source.path));
  const fromTests = sites.every((site) => isTest(site.source.path));
  const all = await findDefinitions(project.view, symbol, 'python');
  return all.filter(
    ({ file }) => !importers.has(file) && project.modules.moduleOf(file) !== null && (fromTests || !isTest(file)),
  );
}

const refuseAmbiguous = (symbol: string, module: string, definitions: readonly Definition[]): Proposal =>
  refuse(`\`${symbol}\` is not in ${module}; several modules define it, so which one is meant is ambiguous.`, {
    known: definitions.slice(0, 8).map(({ file, line, text }) => `${file}:${line} ${text}`),
    steps: [`import \`${symbol}\` from the one that is meant`],
  });

function importFrom(project: PythonProject, sites: ImportSite[], symbol: string, home: string): Proposal {
  const { modules } = project;
  const target = modules.moduleOf(home) ?? '';
  const edits = sites.map((site) => {
    const importer = site.source.path;
    const written = writeModule(
      target,
      modules.moduleOf(importer) ?? '',
      /(^|\/)__init__\.pyi?$/.test(importer),
      site.statement.module.startsWith('.'),
    );
    return { source: site.source, replacements: repoint(site, symbol, written) };
  });
  return editPlan(project.input, project.view, mergeBySource(edits), `\`${symbol}\` is defined in ${home}:`);
}

/** Moves one name of an import statement to another module; the rest of the statement stays as it is. */
function repoint({ source, statement }: ImportSite, symbol: string, module: string): Replacement[] {
  const { names } = statement;
  const index = names.findIndex((item) => item.name === symbol);
  const item = names[index];
  if (!item) return [];
  if (names.length === 1) return [{ start: statement.moduleStart, end: statement.moduleEnd, text: module }];
  const next = names[index + 1];
  const previous = names[index - 1];
  const removed = next ? { start: item.start, end: next.start } : { start: previous?.end ?? item.start, end: item.end };
  const lineEnd = source.text.slice(statement.end).search(/\r?\n|$/) + statement.end;
  const line = `${source.eol}${statement.indent}from ${module} import ${source.text.slice(item.start, item.end)}`;
  return [
    { ...removed, text: '' },
    { start: lineEnd, end: lineEnd, text: line },
  ];
}

/** Corrects a misspelled imported name, and its uses in the importing file where it has no alias. */
function renameImported(project: PythonProject, sites: ImportSite[], symbol: string, right: string): Proposal {
  const edits = sites.map(({ source, statement }) => {
    const item = statement.names.find((name) => name.name === symbol);
    const inImport = item ? [item.start] : [];
    const code = maskCode(source.text, 'python');
    const taken = identifierOffsets(code, right).length > 0;
    const everywhere =
      item?.alias || (taken && boundHere(source.text, right)) ? inImport : identifierOffsets(code, symbol);
    const uses = everywhere.filter(
      (at) => inImport.includes(at) || !/\.\s*$/.test(code.slice(Math.max(0, at - 20), at)),
    );
    return { source, replacements: uses.map((start) => ({ start, end: start + symbol.length, text: right })) };
  });
  return editPlan(
    project.input,
    project.view,
    mergeBySource(edits),
    `\`${symbol}\` is spelled \`${right}\` where it is defined:`,
  );
}

const boundHere = (text: string, name: string): boolean =>
  pythonImports(text).some((statement) => statement.names.some((item) => (item.alias ?? item.name) === name));

type Edit = { source: ImportSite['source']; replacements: Replacement[] };

export function mergeBySource(edits: readonly Edit[]): Edit[] {
  const merged = new Map<string, Edit>();
  for (const { source, replacements } of edits) {
    const known = merged.get(source.path);
    merged.set(source.path, { source, replacements: [...(known?.replacements ?? []), ...replacements] });
  }
  return [...merged.values()];
}
