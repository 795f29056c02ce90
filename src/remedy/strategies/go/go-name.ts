import type { Replacement } from '../../../transaction/plan.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { goImports, nameOfImport } from '../../lookup/go-imports.ts';
import { goFilesIn, goModuleOf } from '../../lookup/go-module.ts';
import { GO_BUILTINS, goLocals, goPackageLevel } from '../../lookup/go-names.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { closingBracket, identifierOffsets, lineSpan, lineStarts, lineText } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { definedElsewhere } from '../names/defined-elsewhere.ts';
import { renameAt } from '../rename-near-name.ts';
import { fixGoMember } from './go-member.ts';
import { type GoMessage, goMessage, unknownGoName } from './go-message.ts';
import { fixGoImports, packageUses } from './go-missing-import.ts';
import { folderOf } from './go-places.ts';
import { fixGoQualified } from './go-qualified.ts';

/** The Go compiler does not know a name: its import is missing, it is written in other letter case, or misspelled. */
export async function fixGoName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = goMessage(input);
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  const unknown = message ? unknownGoName(message.text) : null;
  if (!message || !source) return refuse('The Go file with the unknown name is not part of the project.');
  const guarded = await view.guard(source.path);
  if (guarded) return refuse(`${source.path} is not edited: ${guarded}.`);
  if (!unknown) return refuse('The message names nothing that is unknown.');
  if (unknown.kind === 'member') return fixGoMember(unknown, source, input, view);
  if (unknown.kind === 'qualified') return fixGoQualified(unknown, source, input, view);
  if (packageUses(source.text, unknown.symbol).length > 0) {
    const imported = await fixGoImports(unknown.symbol, source, input, view);
    if (imported) return imported;
  }
  return fixBare(unknown.symbol, message, source, input, view);
}

/** A name of the package, of the function or of the language that is a slip away. */
async function fixBare(
  symbol: string,
  message: GoMessage,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const names = new Set<string>(GO_BUILTINS);
  for (const file of await goFilesIn(view, folderOf(source.path), source.path.endsWith('_test.go')))
    for (const name of goPackageLevel((await view.read(file))?.text ?? '')) names.add(name);
  for (const item of goImports(source.text)) names.add(nameOfImport(item));
  const at = (lineStarts(source.text)[message.line - 1] ?? 0) + (message.column ?? 1) - 1;
  for (const name of goLocals(source.text, at)) names.add(name);
  names.delete(symbol);
  const declared = declareAssigned(symbol, message, source);
  // What is assigned to is a variable: no function, type or word of the language is meant.
  if (new RegExp(`^[ \\t]+${symbol}[ \\t]*=(?!=)`).test(lineText(source.text, message.line)))
    for (const name of await notAssignable(source, view)) names.delete(name);
  const right = nearestUnique(symbol, names);
  if (right) {
    const rival = await definedElsewhere({ wrong: symbol, right, path: source.path, language: 'go' }, view);
    if (rival) return rival;
    const why = `\`${symbol}\` is spelled \`${right}\`:`;
    return renameBare(symbol, right, source, input, view, why);
  }
  if (declared) return editPlan(input, view, [{ source, replacements: [declared] }], `Nothing declares \`${symbol}\`:`);
  const elsewhere = (await findDefinitions(view, symbol, 'go')).filter(
    ({ file }) => folderOf(file) !== folderOf(source.path),
  );
  const module = await goModuleOf(view, source.path);
  return refuse(`Nothing in the package of ${source.path} declares \`${symbol}\`.`, {
    known: elsewhere.slice(0, 3).map(({ file, line }) => `\`${symbol}\` is defined in ${file}:${line}`),
    steps: elsewhere[0]
      ? [
          `qualify it with its package, and import that${module ? ` (\`${module.path}/…\`)` : ''}; or define \`${symbol}\` here`,
        ]
      : [`define \`${symbol}\`, or correct its name`],
  });
}

/** Names that cannot be assigned to: of functions, types and packages, and Go's own. */
async function notAssignable(source: SourceFile, view: ProjectView): Promise<string[]> {
  const names = [...GO_BUILTINS, ...goImports(source.text).map(nameOfImport)];
  for (const file of await goFilesIn(view, folderOf(source.path), source.path.endsWith('_test.go')))
    for (const match of maskCode((await view.read(file))?.text ?? '', 'go').matchAll(
      /^(?:func[ \t]+(?:\([^)\n]*\)[ \t]*)?|type[ \t]+)(\w+)/gm,
    ))
      names.push(match[1] ?? '');
  return names;
}

/** `total = 0` as the first use of a name that nothing declares, when all others stand behind it in the same block: `:=`. */
function declareAssigned(symbol: string, message: GoMessage, source: SourceFile): Replacement | null {
  const code = maskCode(source.text, 'go');
  const span = lineSpan(code, message.line);
  const assigned = span
    ? new RegExp(`^[ \\t]+((?:\\w+[ \\t]*,[ \\t]*)*${symbol}(?:[ \\t]*,[ \\t]*\\w+)*)[ \\t]*=(?!=)`).exec(
        code.slice(...span),
      )
    : null;
  if (!span || !assigned) return null;
  const at = span[0] + assigned[0].length - 1;
  let end = code.length;
  for (let open = code.lastIndexOf('{', at); open >= 0; open = code.lastIndexOf('{', open - 1)) {
    const close = closingBracket(code, open);
    if (close < at) continue;
    end = close;
    break;
  }
  const names = (assigned[1] ?? '').split(',').map((name) => name.trim());
  const uses = names
    .filter((name) => name !== '_')
    .flatMap((name) => identifierOffsets(code, name))
    .filter((use) => code[use - 1] !== '.');
  return uses.every((use) => use >= span[0] && use < end) && uses.length > names.length
    ? { start: at, end: at, text: ':' }
    : null;
}

/** Go reports ten errors at most: a name that nothing in the file declares is corrected wherever the file uses it. */
async function renameBare(
  symbol: string,
  right: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
  why: string,
): Promise<Proposal> {
  const code = maskCode(source.text, 'go');
  const declared = new RegExp(
    `\\b${symbol}\\b[ \\t]*(?:,[ \\t]*\\w+[ \\t]*)*:=|\\b(?:var|const|func|type)[ \\t]+${symbol}\\b|[(,][ \\t]*${symbol}[ \\t]+[\\w*[]`,
  ).test(code);
  if (declared) {
    const plan = await renameAt(input, view, symbol, right, why);
    return plan ?? refuse(`\`${symbol}\` is not where ${source.path} is said to use it.`);
  }
  const uses = identifierOffsets(code, symbol).filter(
    (at) => code[at - 1] !== '.' && !/^\s*:(?!=)/.test(code.slice(at + symbol.length)),
  );
  const replacements = uses.map((start) => ({ start, end: start + symbol.length, text: right }));
  return editPlan(input, view, [{ source, replacements }], why);
}
