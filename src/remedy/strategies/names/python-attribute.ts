import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { isBoundIn } from '../../lookup/python-bindings.ts';
import { pythonImports } from '../../lookup/python-imports.ts';
import { importInsertion } from '../../lookup/python-insert.ts';
import { pythonOf } from '../../lookup/python-interpreter.ts';
import { pythonModules } from '../../lookup/python-modules.ts';
import { topLevelNames } from '../../lookup/python-names.ts';
import { classMembers } from '../../lookup/python-scope.ts';
import { PYTHON_STDLIB } from '../../lookup/python-stdlib.ts';
import { isTestFile } from '../../lookup/test-file.ts';
import { toolSuggestion } from '../../lookup/tool-suggestion.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { isSlip, renameAt } from '../rename-near-name.ts';
import { fixEnumMember } from './python-enum-member.ts';
import { fixNamesake } from './python-namesake.ts';
import { fixRenamedAttribute, fixRenamedMethod } from './python-renamed-fix.ts';
import { ambiguous, rivalAmong } from './rival-name.ts';

const OF_OBJECT = /'(\w+)' object has no attribute '(\w+)'|type object '(?:[\w.]+\.)?(\w+)' has no attribute '(\w+)'/;
const OF_MODULE = /module '([\w.]+)' has no attribute '(\w+)'/;
const BUILT_IN_TYPES = new Set([
  'str',
  'int',
  'float',
  'list',
  'dict',
  'set',
  'tuple',
  'bytes',
  'bytearray',
  'frozenset',
  'bool',
  'complex',
]);
/** How far base classes are followed. */
const MAX_BASES = 12;

/** Names that Python itself lists for a standard module or a built-in type. */
async function listedByPython(code: string, name: string, input: StrategyInput, view: ProjectView): Promise<string[]> {
  const python = await pythonOf(input, view);
  const answer = await view.query([python.interpreter, '-I', '-c', `import sys, importlib, builtins\n${code}`, name]);
  return answer.exitCode === 0 ? answer.stdout.split(/\s+/).filter(Boolean) : [];
}

/** Members of a base class that the file imports from the standard library; none when it comes from elsewhere. */
async function membersOfStandardClass(
  base: string,
  file: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<string[]> {
  const [head = '', ...rest] = base.split('.');
  const source = await view.read(file);
  for (const { kind, module, names } of pythonImports(source?.text ?? '')) {
    const name = names.find((one) => (one.alias ?? one.name) === head);
    if (!name || !PYTHON_STDLIB.has(module.split('.')[0] ?? module)) continue;
    const path = kind === 'import' ? [module, ...rest] : [module, name.name, ...rest];
    const code = 'import functools\nmodule, *parts = sys.argv[1].split("/")';
    const members = 'print(*dir(functools.reduce(getattr, parts, importlib.import_module(module))))';
    return listedByPython(`${code}\n${members}`, path.join('/'), input, view);
  }
  return [];
}

async function membersOfClass(name: string, input: StrategyInput, view: ProjectView): Promise<string[]> {
  if (BUILT_IN_TYPES.has(name)) return listedByPython('print(*dir(getattr(builtins, sys.argv[1])))', name, input, view);
  const found = new Set<string>();
  const queue = [name];
  for (let index = 0; index < queue.length && index < MAX_BASES; index++) {
    const definitions = await findDefinitions(view, queue[index] ?? '', 'python');
    if (definitions.length > 1) return []; // classes of one name: which one it is cannot be told
    for (const { file } of definitions) {
      const known = classMembers((await view.read(file))?.text ?? '', queue[index] ?? '');
      for (const member of known?.members ?? []) found.add(member);
      for (const base of known?.bases ?? []) {
        const standard = await membersOfStandardClass(base, file, input, view);
        for (const member of standard) found.add(member);
        if (standard.length === 0) queue.push(base.split('.').at(-1) ?? base);
      }
    }
  }
  return [...found];
}

/** Names that a module of the project or of the standard library has. */
export async function membersOfModule(name: string, input: StrategyInput, view: ProjectView): Promise<string[]> {
  const file = pythonModules(await sourceFiles(view, 'python'), view.cwd).fileOf(name);
  if (file) return [...topLevelNames((await view.read(file))?.text ?? '')];
  if (!PYTHON_STDLIB.has(name.split('.')[0] ?? name)) return [];
  return listedByPython('print(*dir(importlib.import_module(sys.argv[1])))', name, input, view);
}

/**
 * `module.name` where the project defines `name` in exactly one other module: the failing file imports it from there, and uses it by its name.
 */
async function attributeMoved(
  owner: string,
  name: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const modules = pythonModules(await sourceFiles(view, 'python'), view.cwd);
  if (!modules.fileOf(owner)) return null;
  const [place] = await failingPlaces(input, view, 'python');
  const source = place ? await view.read(place.file) : null;
  const homes = (await findDefinitions(view, name, 'python')).filter(
    ({ file }) => !isTestFile(file) && file !== source?.path,
  );
  const [home, other] = [...new Set(homes.map(({ file }) => file))];
  const module = home ? modules.moduleOf(home) : null;
  if (!source || !home || !module || isBoundIn(source.text, name)) return null;
  if (other)
    return refuse(`\`${owner}\` has no \`${name}\`; several modules define it, so which one is meant is ambiguous.`, {
      known: homes.map(({ file, line }) => `${file}:${line}`),
    });
  const code = maskCode(source.text, 'python');
  const last = owner.split('.').at(-1) ?? owner;
  const uses = [...code.matchAll(new RegExp(`(?<![\\w.])(?:[\\w.]+\\.)?${last}\\.${name}\\b`, 'g'))];
  if (uses.length === 0) return null;
  const replacements = uses.map((use) => ({ start: use.index, end: use.index + use[0].length, text: name }));
  const line = importInsertion(source.text, `from ${module} import ${name}`, source.eol, false);
  return editPlan(
    input,
    view,
    [{ source, replacements: [line, ...replacements] }],
    `\`${name}\` is defined in ${home}:`,
  );
}

/** `mock.patch('module.name')` of a name that the module does not have: the near one, in the string. */
async function fixPatchTarget(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const found = rootMatch(input, /<module '([\w.]+)'[^>]*> does not have the attribute '(\w+)'/);
  const [module, wrong] = [found?.[1], found?.[2]];
  if (!module || !wrong) return refuse('The failure does not name the module and its attribute.');
  const members = await membersOfModule(module, input, view);
  const right = nearestUnique(wrong, members);
  if (!right)
    return refuse(`${module} has no \`${wrong}\`, and no single name is near.`, {
      known: [`${module} has ${members.slice(0, 8).join(', ')}`],
    });
  for (const place of await failingPlaces(input, view, 'python')) {
    const source = await view.read(place.file);
    const literal = `${module}.${wrong}`;
    const start = source?.text.indexOf(literal) ?? -1;
    if (!source || start < 0 || !/['"]/.test(source.text[start - 1] ?? '')) continue;
    const at = start + module.length + 1;
    return editPlan(
      input,
      view,
      [{ source, replacements: [{ start: at, end: at + wrong.length, text: right }] }],
      `${module} has \`${right}\`, not \`${wrong}\`:`,
    );
  }
  return refuse(`\`${module}.${wrong}\` was not found in the failing files; ${module} has \`${right}\`.`);
}

/** `AttributeError: … has no attribute 'x'`: corrects the attribute at the failing line when the object has one near name. */
export async function fixPythonAttribute(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const object = rootMatch(input, OF_OBJECT);
  const module = object ? null : rootMatch(input, OF_MODULE);
  const owner = object?.[1] ?? object?.[3] ?? module?.[1];
  const wrong = object?.[2] ?? object?.[4] ?? module?.[2];
  if (!owner && /does not have the attribute/.test(input.diagnosis.root)) return fixPatchTarget(input, view);
  const bare = /^(?:E\s+)?AttributeError: ([A-Za-z_]\w*)(?:\. Did you mean: '\w+'\?)?$/.exec(input.diagnosis.root)?.[1];
  if (bare) return fixEnumMember(bare, input, view);
  if (!owner || !wrong) return refuse('The failure does not name the attribute.');
  if (owner === 'NoneType')
    return refuse(`The value is None where \`.${wrong}\` is asked for; the attribute is not misspelled.`);
  const [place] = await failingPlaces(input, view, 'python');
  const source = place ? await view.read(place.file) : null;
  const renamed =
    source &&
    (module ? fixRenamedAttribute(owner, wrong, source, input, view) : fixRenamedMethod(wrong, source, input, view));
  if (renamed) return renamed;
  const members = module ? await membersOfModule(owner, input, view) : await membersOfClass(owner, input, view);
  if (members.includes(wrong))
    return refuse(
      `\`${owner}\` does have \`${wrong}\` in this project, so the message is about another one or another moment.`,
    );
  const namesake = await fixNamesake(wrong, input, view);
  if (namesake) return namesake;
  const proposed = toolSuggestion(input);
  const right = proposed && isSlip(wrong, proposed) ? proposed : nearestUnique(wrong, members);
  const rival = right ? rivalAmong(wrong, right, members) : null;
  if (right && rival) return ambiguous(wrong, right, rival);
  if (!right && module) {
    const moved = await attributeMoved(owner, wrong, input, view);
    if (moved) return moved;
  }
  if (!right) {
    const near = nearestNames(wrong, members).map(({ name }) => name);
    const known = near.length > 0 ? near : members.filter((name) => !name.startsWith('_')).slice(0, 8);
    return refuse(`\`${owner}\` has no \`${wrong}\`, and no single name is near.`, {
      known: known.length > 0 ? [`${owner} has ${known.join(', ')}`] : [],
    });
  }
  const plan = await renameAt(input, view, wrong, right, `\`${owner}\` has \`${right}\`, not \`${wrong}\`:`);
  return plan ?? refuse(`\`${wrong}\` was not found where the failure points; \`${owner}\` has \`${right}\`.`);
}
