import { dirname, isAbsolute, join, normalize } from 'node:path/posix';
import type { Replacement } from '../../../transaction/plan.ts';
import { failingPlaces } from '../../failing-place.ts';
import { sourceFiles } from '../../lookup/definitions.ts';
import { type ScriptImport, scriptImports } from '../../lookup/script-imports.ts';
import { findMovedScript, resolveScript, specifierFor } from '../../lookup/script-paths.ts';
import { lineAt } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { strategy as missingPackage } from '../missing-package.ts';
import { fixManifestLiteral } from '../paths/manifest-literal.ts';

interface DeadImport {
  source: SourceFile;
  statement: ScriptImport;
}

/** The specifier as printed: relative, or resolved to an absolute path. */
const printed = (input: StrategyInput): string | null => {
  const { module, path, symbol } = input.diagnosis.captures;
  return (
    module ?? path ?? rootMatch(input, /(?:module|resolve|import|package) ["'`]([^"'`\n]+)["'`]/)?.[1] ?? symbol ?? null
  );
};

/** Does this import mean the printed module, and does it really lead nowhere? */
async function isDead(
  source: SourceFile,
  statement: ScriptImport,
  module: string,
  view: ProjectView,
): Promise<boolean> {
  const { specifier } = statement;
  if (!specifier.startsWith('.')) return false;
  const meant =
    specifier === module ||
    (isAbsolute(module) && samePath(`${view.root}/${normalize(join(dirname(source.path), specifier))}`, module));
  return meant;
}

const samePath = (a: string, b: string): boolean =>
  a.replace(/\/$/, '') === b.replace(/\/$/, '') || b.startsWith(`${a}.`) || a.startsWith(`${b}.`);

async function deadImports(module: string, input: StrategyInput, view: ProjectView): Promise<DeadImport[]> {
  const places = (await failingPlaces(input, view)).map(({ file }) => file);
  const stated = rootMatch(input, /(?:imported from|from|in) ['"]?(?:file:\/\/)?([^\s'"]+)['"]?/)?.[1];
  const named = stated ? await view.resolve(stated) : null;
  const first = [...new Set([...(named ? [named] : []), ...places])];
  for (const files of [first, await sourceFiles(view, 'javascript')]) {
    const dead: DeadImport[] = [];
    for (const path of files) {
      const source = await view.read(path);
      if (!source || (await view.guard(path)) !== null) continue;
      for (const statement of scriptImports(source.text, path))
        if (await isDead(source, statement, module, view)) dead.push({ source, statement });
    }
    if (dead.length > 0) return dead;
  }
  return [];
}

/** The path as it should be written, or why it is not certain. */
async function rightSpecifier(
  { source, statement }: DeadImport,
  input: StrategyInput,
  view: ProjectView,
): Promise<string | string[]> {
  const { specifier } = statement;
  const proposed = /^\.{1,2}\//.test(input.diagnosis.captures.expected ?? '')
    ? input.diagnosis.captures.expected
    : undefined;
  if (proposed && (await resolveScript(view, source.path, proposed))) return proposed;
  const here = await resolveScript(view, source.path, specifier);
  if (here) return withExtension(source.path, here);
  const moved = await findMovedScript(view, source.path, specifier);
  const [target] = moved?.paths ?? [];
  if (!target || (moved?.paths.length ?? 0) > 1) return moved?.paths ?? [];
  return specifierFor(source.path, target, specifier);
}

/** Node itself adds neither extension nor index in ES modules; TypeScript sources are named by what they compile to. */
const withExtension = (importer: string, target: string): string => {
  const compiled = target.replace(/\.([cm]?)tsx?$/, '.$1js');
  return specifierFor(importer, target, `x${compiled.slice(compiled.lastIndexOf('.'))}`);
};

/** The relative import in the line that the tool names, where the message itself does not say which. */
async function specifierAtPlace(input: StrategyInput, view: ProjectView): Promise<string | null> {
  for (const place of await failingPlaces(input, view)) {
    const source = place.line ? await view.read(place.file) : null;
    if (!source) continue;
    const here = scriptImports(source.text, source.path).filter(
      ({ start, end, specifier }) =>
        specifier.startsWith('.') &&
        lineAt(source.text, start) <= (place.line ?? 0) &&
        lineAt(source.text, end) >= (place.line ?? 0),
    );
    if (here.length === 1) return here[0]?.specifier ?? null;
  }
  return null;
}

/** Points every dead import of the printed module at the file that is meant. A package name goes to `missing-package`. */
export async function fixScriptPath(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const module = printed(input) ?? (await specifierAtPlace(input, view));
  if (!module) return refuse('The failure does not name the module that cannot be found.');
  if (!/^[./]|^[A-Za-z]:\\/.test(module)) return missingPackage.plan(input, view);
  const dead = await deadImports(module, input, view);
  if (dead.length === 0) {
    const stale = await (await import('../stale-cache.ts')).strategy.plan(input, view);
    if (stale.kind === 'plan') return stale;
    const missing = module.startsWith(`${view.root}/`)
      ? module.slice(view.root.length + 1)
      : normalize(join(view.cwd, module));
    const named = await fixManifestLiteral(missing, ['**/package.json'], input, view);
    if (named) return named;
  }
  if (dead.length === 0)
    return refuse(`No file of the project imports \`${module}\` by a relative path that can be corrected.`);
  const edits = new Map<string, { source: SourceFile; replacements: Replacement[] }>();
  for (const one of dead) {
    const right = await rightSpecifier(one, input, view);
    if (typeof right !== 'string')
      return refuse(
        right.length > 0
          ? `\`${module}\` does not exist; several files may be meant: ambiguous.`
          : `\`${module}\` does not exist, and no other file of the program has that name.`,
        { known: right.slice(0, 8).map((path) => `${path} exists`) },
      );
    if (right === one.statement.specifier) continue;
    const known = edits.get(one.source.path)?.replacements ?? [];
    const replacement = { start: one.statement.from, end: one.statement.to, text: right };
    edits.set(one.source.path, { source: one.source, replacements: [...known, replacement] });
  }
  if (edits.size === 0) return refuse(`\`${module}\` exists where it is imported from; something else hides it.`);
  return editPlan(input, view, [...edits.values()], `\`${module}\` leads nowhere; the file is elsewhere:`);
}
