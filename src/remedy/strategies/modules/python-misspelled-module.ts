import type { Declared } from '../../lookup/declared.ts';
import { sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { importNamesOf, knownDistribution } from '../../lookup/python-distributions.ts';
import { pythonImports } from '../../lookup/python-imports.ts';
import { pythonOf } from '../../lookup/python-interpreter.ts';
import { POPULAR_PYTHON_MODULES } from '../../lookup/python-popular.ts';
import { PYTHON_STDLIB } from '../../lookup/python-stdlib.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/**
 * An import that is one slip away from a declared or standard module: the import is corrected, nothing is installed. Null when there is no
 * such module, when the name is a well-known package of its own, or when the module lacks what the file uses of it.
 */
export async function correctMisspelledModule(
  top: string,
  declared: readonly Declared[],
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  if (POPULAR_PYTHON_MODULES.has(top) || knownDistribution(top)) return null;
  const fromManifest = declared.flatMap((entry) => importNamesOf(entry.name));
  const right = nearestUnique(top, [...fromManifest, ...[...PYTHON_STDLIB].filter((name) => name.length > 3)]);
  if (!right) return null;
  const edits: { source: SourceFile; replacements: { start: number; end: number; text: string }[] }[] = [];
  const used = new Set<string>();
  for (const path of await sourceFiles(view, 'python')) {
    const source = await view.read(path);
    if (!source?.text.includes(top)) continue;
    const places = importsOf(source, top, used);
    if (places.length > 0) {
      edits.push({ source, replacements: places.map((start) => ({ start, end: start + top.length, text: right })) });
    }
  }
  if (edits.length === 0 || !(await hasAll(right, used, input, view))) return null;
  const entry = declared.find((item) => importNamesOf(item.name).includes(right));
  const says = entry ? `${entry.file} declares ${entry.name}` : `${right} is in the standard library`;
  return editPlan(input, view, edits, `\`${top}\` is not a module of this project and ${says}:`);
}

/** Offsets of the module name in its imports and uses. What is used of it is added to `used`. */
function importsOf(source: SourceFile, top: string, used: Set<string>): number[] {
  const places = new Set<number>();
  const code = maskCode(source.text, 'python');
  for (const statement of pythonImports(source.text)) {
    if (statement.guarded || statement.module.split('.')[0] !== top) continue;
    places.add(statement.moduleStart);
    if (statement.kind === 'from') {
      for (const item of statement.names) if (item.name !== '*') used.add(item.name);
      continue;
    }
    if (statement.names[0]?.alias) continue;
    for (const at of identifierOffsets(code, top)) {
      if (/\.\s*$/.test(code.slice(Math.max(0, at - 20), at))) continue;
      places.add(at);
      const attribute = /^\s*\.\s*(\w+)/.exec(code.slice(at + top.length, at + top.length + 80))?.[1];
      if (attribute && statement.module === top) used.add(attribute);
    }
  }
  return [...places];
}

/** Asks Python whether the module has every name that is used of it; a module that is not installed yet cannot be asked and passes. */
async function hasAll(
  module: string,
  used: ReadonlySet<string>,
  input: StrategyInput,
  view: ProjectView,
): Promise<boolean> {
  const python = await pythonOf(input, view);
  const code = [
    'import sys, importlib, importlib.util as u',
    'name, used = sys.argv[1], sys.argv[2:]',
    'if u.find_spec(name) is None: sys.exit(0)',
    'm = importlib.import_module(name)',
    'sys.exit(0 if all(hasattr(m, n) or u.find_spec(name + "." + n) for n in used) else 3)',
  ].join('\n');
  const answer = await view.query([python.interpreter, '-I', '-c', code, module, ...used]);
  return answer.exitCode === 0;
}
