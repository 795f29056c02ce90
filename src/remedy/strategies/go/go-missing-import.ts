import { sourceFiles } from '../../lookup/definitions.ts';
import { goImportInsertions, goImports, nameOfImport } from '../../lookup/go-imports.ts';
import {
  goFilesIn,
  goModuleOf,
  importOfFolder,
  isForeign,
  mayImport,
  packagesNamed,
  reaches,
} from '../../lookup/go-module.ts';
import { goPackageLevel } from '../../lookup/go-names.ts';
import { goStdPaths } from '../../lookup/go-std.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { goMessages, unknownGoName } from './go-message.ts';
import { folderOf, goDoc } from './go-places.ts';

/** Names that the file asks of a package that it would call `name`: `name.Print` → `Print`. */
export function packageUses(text: string, name: string): string[] {
  const code = maskCode(text, 'go');
  const uses = identifierOffsets(code, name)
    .filter((at) => code[at - 1] !== '.')
    .map((at) => /^\.(\w+)/.exec(code.slice(at + name.length))?.[1]);
  return uses.every(Boolean) ? [...new Set(uses.filter((use): use is string => !!use))] : [];
}

/** Questions to `go doc` for one package, at most. */
const MAX_ASKED = 6;

const stdHas = async (path: string, uses: readonly string[], view: ProjectView): Promise<boolean> => {
  for (const use of uses.slice(0, MAX_ASKED)) if ((await goDoc(`${path}.${use}`, view)) === '') return false;
  return true;
};

async function folderHas(folder: string, uses: readonly string[], view: ProjectView): Promise<boolean> {
  const names = new Set<string>();
  for (const file of await goFilesIn(view, folder))
    for (const name of goPackageLevel((await view.read(file))?.text ?? '')) names.add(name);
  return uses.every((use) => names.has(use));
}

/** Import paths that have everything which the file asks of the package: standard, of this module, or imported by other files already. */
async function candidates(
  name: string,
  uses: readonly string[],
  source: SourceFile,
  view: ProjectView,
): Promise<string[]> {
  const found = new Set<string>();
  for (const path of goStdPaths(name)) if (await stdHas(path, uses, view)) found.add(path);
  const module = await goModuleOf(view, source.path);
  if (!module) return [...found];
  for (const folder of await packagesNamed(view, module, name)) {
    if (folder === folderOf(source.path) || !mayImport(folderOf(source.path), folder)) continue;
    if ((await folderHas(folder, uses, view)) && !(await reaches(view, module, folder, folderOf(source.path))))
      found.add(importOfFolder(module, folder));
  }
  for (const file of await sourceFiles(view, 'go')) {
    for (const item of goImports((await view.read(file))?.text ?? '')) {
      const required = module.requires.some((path) => item.path === path || item.path.startsWith(`${path}/`));
      if (!item.alias && nameOfImport(item) === name && isForeign(module, item.path) && required) found.add(item.path);
    }
  }
  return [...found];
}

/** Adds the imports of every package that the output says this file lacks and that is the only one of its name. Null when `symbol` is no package. */
export async function fixGoImports(
  symbol: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const own = await candidates(symbol, packageUses(source.text, symbol), source, view);
  const [path] = own;
  if (!path) return null;
  if (own.length > 1) {
    return refuse(`Several packages are called \`${symbol}\` and have what ${source.path} uses: ambiguous.`, {
      known: own,
    });
  }
  const paths = new Set([path]);
  for (const message of goMessages(input.report.failure.lines)) {
    const unknown = unknownGoName(message.text);
    if (unknown?.kind !== 'bare' || unknown.symbol === symbol || (await view.resolve(message.file)) !== source.path)
      continue;
    const uses = packageUses(source.text, unknown.symbol);
    const others = uses.length > 0 ? await candidates(unknown.symbol, uses, source, view) : [];
    if (others.length === 1 && others[0]) paths.add(others[0]);
  }
  const added = [...paths].sort();
  const replacements = goImportInsertions(source.text, added, source.eol);
  if (replacements.length === 0) return null;
  const why = `${added.map((one) => `"${one}"`).join(', ')} ${added.length > 1 ? 'are used without their imports' : 'is used without its import'}:`;
  return editPlan(input, view, [{ source, replacements }], why);
}
