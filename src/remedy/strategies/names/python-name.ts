import type { Location } from '../../../diagnosis/diagnosis.ts';
import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { isBoundIn } from '../../lookup/python-bindings.ts';
import { importInsertion } from '../../lookup/python-insert.ts';
import { pythonOf } from '../../lookup/python-interpreter.ts';
import { pythonModules } from '../../lookup/python-modules.ts';
import { topLevelNames } from '../../lookup/python-names.ts';
import { namesInScope, PYTHON_BUILTINS } from '../../lookup/python-scope.ts';
import { PYTHON_STDLIB, PYTHON_STDLIB_NAMES } from '../../lookup/python-stdlib.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { isTestFile } from '../../lookup/test-file.ts';
import { toolSuggestion } from '../../lookup/tool-suggestion.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { isSlip, offsetsAt, renameAt } from '../rename-near-name.ts';
import { ownPythonMember } from './python-own-member.ts';
import { fixRenamedBuiltin } from './python-renamed-fix.ts';

/** `NameError: name '…' is not defined`: import it, or correct it. */
export async function fixPythonName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const symbol = input.diagnosis.captures.symbol ?? rootMatch(input, /name '(\w+)' is not defined/)?.[1];
  if (!symbol || !/^\w+$/.test(symbol)) return refuse('The failure does not name what is undefined.');
  const [place] = (await failingPlaces(input, view, 'python')).slice(0, 1);
  const source = place ? await view.read(place.file) : null;
  if (!place || !source) return refuse(`The file that uses \`${symbol}\` is not part of the project.`);
  if (identifierOffsets(maskCode(source.text, 'python'), symbol).length === 0) {
    return refuse(`\`${symbol}\` was not found in ${source.path}.`);
  }
  if (topLevelNames(source.text).has(symbol)) {
    return refuse(
      `${source.path} does define \`${symbol}\`: it is used before its definition has run, or the message is about another file.`,
    );
  }
  const renamed = fixRenamedBuiltin(symbol, source, input, view);
  if (renamed) return renamed;
  const standard = await standardImport(symbol, source, input, view);
  const homes = await projectHomes(symbol, source, view);
  const own = homes.length === 0 && !standard && place.line ? ownPythonMember(source.text, place.line, symbol) : null;
  if (own)
    return editPlan(input, view, [{ source, replacements: own }], `\`${symbol}\` is a member of the class around it:`);
  const proposed = toolSuggestion(input);
  const right = spellingOf(symbol, proposed, place, source);

  if (homes.length > 1) {
    return refuse(
      `\`${symbol}\` is not imported in ${source.path}; several modules define it, so which one is meant is ambiguous.`,
      {
        known: homes.map((module) => `from ${module} import ${symbol}`),
      },
    );
  }
  const [home] = homes;
  // An exact name outweighs a slip of a builtin; a slip of a name of this very file does not.
  const rival = standard ?? (right && isBoundIn(source.text, right) ? right : null);
  if (standard && !home)
    return addImport(input, view, source, standard, true, `\`${symbol}\` is used without its import:`);
  if (home && !rival) {
    return addImport(
      input,
      view,
      source,
      `from ${home} import ${symbol}`,
      false,
      `\`${symbol}\` is defined in ${home}:`,
    );
  }
  if (home) {
    return refuse(`\`${symbol}\` may be the one of ${home}, or \`${rival}\`: ambiguous.`);
  }
  if (right) return correctSpelling(input, view, source, symbol, right);
  return refuse(`Nothing in the project or the standard library defines \`${symbol}\`.`);
}

/**
 * The name that was meant: what Python proposes when the code itself has it, else the nearest name that the failing line can see (pytest leaves
 * the proposal out, and Python likes its own names too much), else a built-in one.
 */
function spellingOf(symbol: string, proposed: string | null, place: Location, source: SourceFile): string | null {
  const [use] = offsetsAt(source, place, symbol);
  const visible = use === undefined ? new Set<string>() : namesInScope(source.text, use);
  const [first, second] = nearestNames(symbol, visible, 2);
  // Two names as near as each other: Python takes the one it meets first, which proves nothing.
  if (first && second && first.distance === second.distance && first.distance >= 1) return null;
  if (proposed && visible.has(proposed) && isSlip(symbol, proposed)) return proposed;
  const local = nearestUnique(symbol, visible);
  if (local) return local;
  return proposed && isSlip(symbol, proposed) ? proposed : nearestUnique(symbol, PYTHON_BUILTINS);
}

const addImport = (
  input: StrategyInput,
  view: ProjectView,
  source: SourceFile,
  line: string,
  standard: boolean,
  why: string,
): Proposal =>
  editPlan(input, view, [{ source, replacements: [importInsertion(source.text, line, source.eol, standard)] }], why);

/** Attributes that the file uses of a name, and whether it is also used bare. */
function usesOf(text: string, symbol: string): { attributes: Set<string>; bare: boolean } {
  const code = maskCode(text, 'python');
  const attributes = new Set<string>();
  let bare = false;
  for (const at of identifierOffsets(code, symbol)) {
    if (/\.\s*$/.test(code.slice(Math.max(0, at - 10), at))) continue;
    const attribute = /^\s*\.\s*(\w+)/.exec(code.slice(at + symbol.length, at + symbol.length + 80))?.[1];
    if (attribute) attributes.add(attribute);
    else bare = true;
  }
  return { attributes, bare };
}

/** The import line for a standard module or name, when Python confirms that it has what the file uses. */
async function standardImport(
  symbol: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<string | null> {
  const home = Object.hasOwn(PYTHON_STDLIB_NAMES, symbol) ? PYTHON_STDLIB_NAMES[symbol] : undefined;
  if (!PYTHON_STDLIB.has(symbol) && !home) return null;
  const { attributes, bare } = usesOf(source.text, symbol);
  const python = await pythonOf(input, view);
  const ask = async (code: string, ...words: string[]): Promise<boolean> =>
    (await view.query([python.interpreter, '-I', '-c', `import sys, importlib\n${code}`, ...words])).exitCode === 0;
  const hasAll = 'sys.exit(0 if all(hasattr(m, n) for n in sys.argv[2:]) else 3)';
  if (PYTHON_STDLIB.has(symbol) && !bare && attributes.size > 0) {
    if (await ask(`m = importlib.import_module(sys.argv[1])\n${hasAll}`, symbol, ...attributes))
      return `import ${symbol}`;
  }
  if (!home) return null;
  const code = `m = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])\nsys.exit(0 if all(hasattr(m, n) for n in sys.argv[3:]) else 3)`;
  return (await ask(code, home, symbol, ...attributes)) ? `from ${home} import ${symbol}` : null;
}

/** Modules of the project that define the name and may be imported from this file. */
async function projectHomes(symbol: string, source: SourceFile, view: ProjectView): Promise<string[]> {
  const modules = pythonModules(await sourceFiles(view, 'python'), view.cwd);
  const definitions = await findDefinitions(view, symbol, 'python');
  const homes = definitions
    .filter(({ file }) => file !== source.path && (isTestFile(source.path) || !isTestFile(file)))
    .map(({ file }) => modules.moduleOf(file))
    .filter((name): name is string => name !== null && !/(^|\.)__main__$|^setup$|(^|\.)conftest$/.test(name));
  return [...new Set(homes)];
}

/** Renames every use in the file when nothing there binds the wrong name; otherwise only where it failed. */
async function correctSpelling(
  input: StrategyInput,
  view: ProjectView,
  source: SourceFile,
  symbol: string,
  right: string,
): Promise<Proposal> {
  const why = `\`${symbol}\` is spelled \`${right}\`:`;
  if (isBoundIn(source.text, symbol)) {
    return (
      (await renameAt(input, view, symbol, right, why)) ?? refuse(`\`${symbol}\` is not where the failure points.`)
    );
  }
  const code = maskCode(source.text, 'python');
  const uses = identifierOffsets(code, symbol).filter((at) => !/\.\s*$/.test(code.slice(Math.max(0, at - 10), at)));
  const replacements = uses.map((start) => ({ start, end: start + symbol.length, text: right }));
  return editPlan(input, view, [{ source, replacements }], why);
}
