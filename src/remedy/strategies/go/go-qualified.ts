import { findDefinitions } from '../../lookup/definitions.ts';
import { goImportInsertions, goImports, nameOfImport } from '../../lookup/go-imports.ts';
import { goFilesIn, goModuleOf, importOfFolder, mayImport, packageName, reaches } from '../../lookup/go-module.ts';
import { goPackageLevel } from '../../lookup/go-names.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { renameAt } from '../rename-near-name.ts';
import type { UnknownGoName } from './go-message.ts';
import { packageUses } from './go-missing-import.ts';
import { folderOf, goDoc, goDocNames, usedPackage } from './go-places.ts';

/** Names that the package exports; null when it belongs to another module. */
async function exportedBy(
  name: string,
  source: SourceFile,
  view: ProjectView,
): Promise<{ path: string; names: string[] } | null> {
  const used = await usedPackage(name, source, view);
  if (!used) return null;
  if (used.folder === null) {
    const names = goDocNames(await goDoc(used.path, view, true));
    return names.length > 0 ? { path: used.path, names } : null;
  }
  const names: string[] = [];
  for (const file of await goFilesIn(view, used.folder))
    names.push(...goPackageLevel((await view.read(file))?.text ?? ''));
  return { path: used.path, names: names.filter((one) => /^\p{Lu}/u.test(one)) };
}

/** Exactly one other package of the module declares the name: its uses are qualified with that package, which is imported. */
async function qualifiedElsewhere(
  { symbol, package: name }: Extract<UnknownGoName, { kind: 'qualified' }>,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const module = await goModuleOf(view, source.path);
  if (!module || !/^\p{Lu}/u.test(symbol)) return null;
  const homes = new Set<string>();
  for (const { file, kind } of await findDefinitions(view, symbol, 'go')) {
    const folder = folderOf(file);
    const usable = kind !== 'method' && !file.endsWith('_test.go') && folder !== folderOf(source.path);
    if (usable && mayImport(folderOf(source.path), folder)) homes.add(folder);
  }
  const [home] = homes;
  if (home === undefined) return null;
  if (homes.size > 1) return refuse(`\`${symbol}\` is declared in several packages: ambiguous.`, { known: [...homes] });
  const [file] = await goFilesIn(view, home);
  const right = packageName((file ? await view.read(file) : null)?.text ?? '');
  const path = importOfFolder(module, home);
  if (!right || right === 'main' || (await reaches(view, module, home, folderOf(source.path)))) return null;
  const code = maskCode(source.text, 'go');
  const uses = identifierOffsets(code, name).filter(
    (at) => code[at - 1] !== '.' && new RegExp(`^\\.${symbol}\\b`).test(code.slice(at + name.length)),
  );
  const replacements = uses.map((start) => ({ start, end: start + name.length, text: right }));
  const imports = goImports(source.text);
  const old = imports.find((item) => nameOfImport(item) === name);
  // The old import goes when nothing else is asked of it; Go refuses unused ones.
  const alone = packageUses(source.text, name).every((use) => use === symbol);
  if (old && alone && !imports.some((item) => item.path === path))
    replacements.push({ start: old.pathAt, end: old.pathAt + old.path.length, text: path });
  else replacements.push(...goImportInsertions(source.text, [path], source.eol));
  return editPlan(input, view, [{ source, replacements }], `\`${symbol}\` is declared in package ${path}:`);
}

/** A package exports no such name: the one in other letter case, else the one near name that it exports. */
export async function fixGoQualified(
  unknown: Extract<UnknownGoName, { kind: 'qualified' }>,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { symbol, package: name } = unknown;
  const found = await exportedBy(name, source, view);
  const cased = found?.names.find((one) => one.toLowerCase() === symbol.toLowerCase());
  const right = cased ?? nearestUnique(symbol, found?.names ?? []);
  if (right) {
    const plan = await renameAt(input, view, symbol, right, `Package ${name} calls \`${symbol}\` \`${right}\`:`);
    return plan ?? refuse(`\`${name}.${symbol}\` is not where ${source.path} is said to use it.`);
  }
  const moved = found ? await qualifiedElsewhere(unknown, source, input, view) : null;
  if (moved) return moved;
  const near = nearestNames(symbol, found?.names ?? []).map((one) => one.name);
  return refuse(`Package ${found?.path ?? name} exports no \`${symbol}\`.`, {
    known: found ? [`it exports ${(near.length > 0 ? near : found.names).slice(0, 12).join(', ')}`] : [],
  });
}
