import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { type ScriptImport, type ScriptName, scriptImports } from '../../lookup/script-imports.ts';
import { resolveScript, specifierFor } from '../../lookup/script-paths.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { definedElsewhere } from '../names/defined-elsewhere.ts';
import { exportLocal } from './export-local.ts';
import { exportedAsModule } from './exported-as-module.ts';
import { importedApart } from './imported-apart.ts';
import { type Exports, exportsOf } from './script-exports.ts';

/** An import of a name that its module does not have. */
interface WrongImport {
  source: SourceFile;
  statement: ScriptImport;
  name: ScriptName;
}

/** Name and module as the tools print them; `default` for a missing default export. */
function missing(input: StrategyInput): { symbol: string | null; module: string | null } {
  const { symbol, member, key, module, path, file } = input.diagnosis.captures;
  const named = symbol ?? member ?? key ?? rootMatch(input, /export named '([\w$]+)'/)?.[1];
  const isDefault = /no default export|does not provide an export named 'default'|can only be default-imported/.test(
    input.diagnosis.root,
  );
  const stated = module ?? path ?? file ?? null;
  return { symbol: isDefault ? 'default' : (named ?? null), module: stated?.replace(/^['"]+|['"]+$/g, '') ?? null };
}

async function wrongImports(
  symbol: string,
  module: string | null,
  input: StrategyInput,
  view: ProjectView,
): Promise<WrongImport[]> {
  const places = (await failingPlaces(input, view)).map(({ file }) => file);
  const printed = module ? await view.resolve(module) : null;
  // TypeScript prints the whole path, without its extension.
  const whole = module?.startsWith(`${view.root}/`) ? stripped(module.slice(view.root.length + 1)) : null;
  const leadsTo = async (from: string, specifier: string): Promise<boolean> => {
    const target = printed !== null || whole !== null ? await resolveScript(view, from, specifier) : null;
    return target !== null && (target === printed || stripped(target) === whole);
  };
  for (const files of [places, await sourceFiles(view, 'javascript')]) {
    const found: WrongImport[] = [];
    for (const path of new Set(files)) {
      const source = await view.read(path);
      if (!source || (await view.guard(path)) !== null) continue;
      for (const statement of scriptImports(source.text, path)) {
        const same =
          !module ||
          statement.specifier === module ||
          (await leadsTo(path, statement.specifier)) ||
          stripped(statement.specifier) === stripped(module);
        if (!same) continue;
        for (const name of statement.names) if (name.imported === symbol) found.push({ source, statement, name });
      }
    }
    if (found.length > 0) return found;
  }
  return [];
}

const stripped = (specifier: string): string => specifier.replace(/^(?:\.\.?\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '');

/** What the module really exports under a name that can be meant, or null. */
function meantExport({ name, statement }: WrongImport, exports: Exports): string | null {
  if (name.imported === 'default') {
    if (exports.names.includes(name.local)) return name.local;
    return exports.names.length === 1 ? (exports.names[0] ?? null) : nearestUnique(name.local, exports.names);
  }
  const near = nearestUnique(name.imported, exports.names);
  if (near) return near;
  return exports.hasDefault && exports.defaultName === name.imported && statement.names.length === 1 ? 'default' : null;
}

/** The import with another name, its local name kept where the file uses it. */
function corrected(
  { statement, name, source }: WrongImport,
  right: string,
): { start: number; end: number; text: string }[] | null {
  const [from, to] = statement.clause ?? [0, 0];
  const clause = source.text.slice(from, to);
  if (name.imported === 'default') {
    const binding = right === name.local ? right : `${right} as ${name.local}`;
    const others = clause.slice(name.at - from + name.local.length).match(/^\s*,\s*\{\s*/);
    if (others)
      return [{ start: name.at, end: name.at + name.local.length + others[0].length, text: `{ ${binding}, ` }];
    return /\*/.test(clause) ? null : [{ start: name.at, end: name.at + name.local.length, text: `{ ${binding} }` }];
  }
  if (right === 'default') {
    const [inside] = clause.match(/\{[^}]*\}/) ?? [];
    const at = from + clause.indexOf('{');
    return inside ? [{ start: at, end: at + inside.length, text: name.local }] : null;
  }
  const renamed = name.local === name.imported && statement.kind === 'import' ? `${right} as ${name.local}` : right;
  return [{ start: name.at, end: name.at + name.imported.length, text: renamed }];
}

/** Uses of a local name are renamed with the import when the names only differ by a slip, so that no alias is left behind. */
function renamedEverywhere(
  { source, name, statement }: WrongImport,
  right: string,
): { start: number; end: number; text: string }[] {
  const uses = [
    ...source.text.matchAll(new RegExp(`(?<![\\w$.])${name.imported.replace(/\$/g, '\\$')}(?![\\w$])`, 'g')),
  ];
  const code = uses.filter(({ index }) => index >= statement.end || index === name.at);
  return code.map(({ index }) => ({ start: index, end: index + name.imported.length, text: right }));
}

/** Points an import at what the module exports, or at the one module of the project that exports the name. */
export async function fixScriptImport(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { symbol, module } = missing(input);
  if (!symbol) return refuse('The failure does not name what cannot be imported.');
  const wrong = await wrongImports(symbol, module, input, view);
  const [first] = wrong;
  if (!first) return refuse(`No import of \`${symbol}\`${module ? ` from ${module}` : ''} was found in the project.`);
  const target = await resolveScript(view, first.source.path, first.statement.specifier);
  const home = target ? await view.read(target) : null;
  const rewritten = home && /does not provide an export/.test(input.diagnosis.root) ? exportedAsModule(home) : null;
  if (home && rewritten)
    return editPlan(
      input,
      view,
      [{ source: home, replacements: rewritten }],
      `${home.path} is loaded as an ES module, but exports as CommonJS does:`,
    );
  const exports = target ? await exportsOf(target, view) : null;
  const declared = home && !exports?.names.includes(symbol) ? exportLocal(home, symbol) : null;
  if (home && declared)
    return editPlan(
      input,
      view,
      [{ source: home, replacements: declared }],
      `\`${symbol}\` is declared in ${home.path}, which does not export it:`,
    );
  if (exports && target) {
    const right = meantExport(first, exports);
    const isNear = right !== null && right !== 'default' && symbol !== 'default';
    const slip = { wrong: symbol, right: right ?? '', path: target, language: 'javascript' as const };
    const rival = isNear ? await definedElsewhere(slip, view) : null;
    if (rival) return rival;
    const edits = right ? wrong.map((one) => ({ source: one.source, replacements: replacements(one, right) })) : [];
    if (right && edits.every((edit) => edit.replacements !== null))
      return editPlan(
        input,
        view,
        edits.map(({ source, replacements: parts }) => ({ source, replacements: parts ?? [] })),
        `${target} exports ${right === 'default' ? `\`${symbol}\` as its default` : `\`${right}\``}, not \`${symbol === 'default' ? 'default' : symbol}\`:`,
      );
  }
  return fromElsewhere(symbol, first, wrong, target, exports, input, view);
}

const replacements = (one: WrongImport, right: string) =>
  one.name.imported !== 'default' && right !== 'default' && one.name.local === one.name.imported
    ? renamedEverywhere(one, right)
    : corrected(one, right);

/** The name is defined and exported in exactly one other module: the import goes there. */
async function fromElsewhere(
  symbol: string,
  first: WrongImport,
  wrong: readonly WrongImport[],
  target: string | null,
  exports: Exports | null,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const known =
    target && exports ? [`${target} exports ${exports.names.slice(0, 12).join(', ') || 'nothing by name'}`] : [];
  if (symbol === 'default') return refuse(`${target ?? first.statement.specifier} has no default export.`, { known });
  const definitions = (await findDefinitions(view, symbol, 'javascript')).filter(
    (one) => one.exported && !one.isDefault && one.file !== first.source.path && mayUse(first.source.path, one.file),
  );
  const files = [...new Set(definitions.map(({ file }) => file))];
  const [home] = files;
  if (!home || files.length > 1)
    return refuse(
      home
        ? `\`${symbol}\` is exported by several modules: ambiguous.`
        : `No module of the project exports \`${symbol}\`.`,
      { known: [...known, ...files.slice(0, 6).map((file) => `${file} exports \`${symbol}\``)] },
    );
  const edits = wrong.map((one) => {
    const { source, statement } = one;
    const specifier = specifierFor(source.path, home, statement.specifier);
    const whole = [{ start: statement.from, end: statement.to, text: specifier }];
    return { source, replacements: statement.names.length > 1 ? importedApart(one, specifier) : whole };
  });
  return editPlan(input, view, edits, `\`${symbol}\` is exported by ${home}:`);
}
