import type { Replacement } from '../../../transaction/plan.ts';
import { failingPlaces } from '../../failing-place.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { type PythonImport, pythonImports } from '../../lookup/python-imports.ts';
import { pythonOf } from '../../lookup/python-interpreter.ts';
import { PYTHON_STDLIB } from '../../lookup/python-stdlib.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

const SCRIPT = `
import importlib, sys
value = importlib.import_module(sys.argv[1])
for part in sys.argv[2:]:
    value = getattr(value, part)
`;

/** Does the standard module have this (dotted) member? Python itself says. */
async function has(module: string, parts: string[], input: StrategyInput, view: ProjectView): Promise<boolean> {
  if (!PYTHON_STDLIB.has(module.split('.')[0] ?? module)) return false;
  const python = await pythonOf(input, view);
  return (await view.query([python.interpreter, '-I', '-c', SCRIPT, module, ...parts])).exitCode === 0;
}

interface Place {
  source: SourceFile;
  imports: PythonImport[];
  code: string;
}

async function failingFile(input: StrategyInput, view: ProjectView): Promise<Place | null> {
  const [place] = await failingPlaces(input, view, 'python');
  const source = place ? await view.read(place.file) : null;
  return source ? { source, imports: pythonImports(source.text), code: maskCode(source.text, 'python') } : null;
}

const uses = (code: string, form: string): Replacement[] =>
  [...code.matchAll(new RegExp(form, 'g'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: '',
  }));

/**
 * A module and what it holds have one name (`datetime`, `time`, `glob`, `pprint`), and the file imports the other one: `module 'datetime' has no attribute
 * 'now'`, `type object 'datetime.datetime' has no attribute 'timedelta'`. Null when this is not so.
 */
export async function fixNamesake(wrong: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const file = await failingFile(input, view);
  if (!file) return null;
  const { source, imports, code } = file;
  const module = /module '(\w+)' has no attribute/.exec(input.diagnosis.root)?.[1];
  if (module) {
    const plain = imports.find(({ kind, names }) => kind === 'import' && names[0]?.name === module)?.names[0];
    const local = plain?.alias ?? module;
    if (!plain || !(await has(module, [module, wrong], input, view))) return null;
    const found = uses(code, `(?<![\\w.])${local}(?=\\.${wrong}\\b)`);
    const edits = found.map((use) => ({ ...use, text: `${local}.${module}` }));
    return edits.length > 0
      ? editPlan(input, view, [{ source, replacements: edits }], `\`${wrong}\` belongs to \`${module}.${module}\`:`)
      : null;
  }
  const statement = imports.find(
    ({ kind, names, module: from }) =>
      kind === 'from' &&
      names.some(
        ({ name, alias }) => !alias && name === from && new RegExp(`(?<![\\w.])${name}\\.${wrong}\\b`).test(code),
      ),
  );
  const owner = statement?.names.find(({ name }) => new RegExp(`(?<![\\w.])${name}\\.${wrong}\\b`).test(code))?.name;
  const typed = /type object '(?:[\w.]+\.)?(\w+)' has no attribute/.exec(input.diagnosis.root)?.[1];
  if (
    !statement ||
    !owner ||
    (typed && typed !== owner) ||
    (!typed && !/'builtin_function_or_method'/.test(input.diagnosis.root))
  )
    return null;
  if (!(await has(owner, [wrong], input, view))) return null;
  const edits = uses(code, `(?<![\\w.])${owner}\\.${wrong}\\b`).map((use) => ({ ...use, text: wrong }));
  const bound =
    wrong === owner || imports.some(({ names }) => names.some(({ name, alias }) => (alias ?? name) === wrong));
  const last = statement.names.at(-1);
  const added = bound || !last ? [] : [{ start: last.end, end: last.end, text: `, ${wrong}` }];
  return editPlan(
    input,
    view,
    [{ source, replacements: [...edits, ...added] }],
    `\`${owner}\` is the member of its module here, not the module:`,
  );
}

/** `'module' object is not callable`: `import glob` and `glob(…)`. What the module holds under its own name is called instead. */
export async function fixModuleCalled(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const file = await failingFile(input, view);
  const [place] = await failingPlaces(input, view, 'python');
  const span = file && place?.line ? lineSpan(file.code, place.line) : null;
  if (!file || !span) return refuse('The failure names no line of a Python file of the project.');
  const modules = file.imports.flatMap(({ kind, names }) =>
    kind === 'import' && names[0] && !names[0].alias ? [names[0].name] : [],
  );
  const called: Replacement[] = [];
  for (const module of new Set(modules)) {
    if (!(await has(module, [module, '__call__'], input, view))) continue;
    for (const use of uses(file.code.slice(...span), `(?<![\\w.])${module}(?=[ \\t]*\\()`))
      called.push({ start: span[0] + use.start, end: span[0] + use.end, text: `${module}.${module}` });
  }
  return called.length === 1
    ? editPlan(
        input,
        view,
        [{ source: file.source, replacements: called }],
        'The module is called in place of what it holds:',
      )
    : refuse('No module of the standard library that holds its namesake is called at the failing line.', {
        steps: ['import what the module holds, or call it by `module.name`'],
      });
}
