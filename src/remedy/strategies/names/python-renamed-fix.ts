import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { isBoundIn } from '../../lookup/python-bindings.ts';
import { pythonImports } from '../../lookup/python-imports.ts';
import { importInsertion } from '../../lookup/python-insert.ts';
import { renamedBuiltin, renamedMethod, renamedModule, renamedName } from '../../lookup/python-renamed.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

const swap = (offsets: readonly number[], before: string, after: string): Replacement[] =>
  offsets.map((start) => ({ start, end: start + before.length, text: after }));

/** Offsets where a bare name stands: no attribute, no keyword. */
const bareUses = (code: string, name: string): number[] =>
  identifierOffsets(code, name).filter(
    (at) => !/\.\s*$/.test(code.slice(Math.max(0, at - 10), at)) && !/^\s*=(?!=)/.test(code.slice(at + name.length)),
  );

/** Import of a module unless the file has it. */
const withImport = (source: SourceFile, line: string, module: string): Replacement[] =>
  pythonImports(source.text).some((one) => one.kind === 'import' && one.module === module && !one.names[0]?.alias)
    ? []
    : [importInsertion(source.text, line, source.eol, true)];

/** `module.name` of the standard library that moved: every use in the file says where it is now. Null when it did not move. */
export function fixRenamedAttribute(
  module: string,
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const now = renamedName(module, name);
  if (!now) return null;
  const code = maskCode(source.text, 'python');
  const uses = [...code.matchAll(new RegExp(`(?<![\\w.])${module.replace(/\./g, '\\.')}\\.${name}\\b`, 'g'))].map(
    (use) => use.index,
  );
  if (uses.length === 0) return null;
  const bare = now.module.replace(/^builtins\.?/, '');
  const written = bare ? `${bare}.${now.name}` : now.name;
  const imported =
    now.module.startsWith('builtins') || now.module === module
      ? []
      : withImport(source, `import ${now.module}`, now.module);
  return editPlan(
    input,
    view,
    [{ source, replacements: [...imported, ...swap(uses, `${module}.${name}`, written)] }],
    `\`${module}.${name}\` is \`${written}\` today:`,
  );
}

/** `from module import name` of something that moved inside the standard library. Null when it did not move. */
export function fixRenamedImport(
  module: string,
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const now = renamedName(module, name);
  const statement = pythonImports(source.text).find(
    (one) => one.kind === 'from' && one.module === module && one.names.some((item) => item.name === name),
  );
  const item = statement?.names.find((one) => one.name === name);
  if (!now || !statement || !item) return null;
  const code = maskCode(source.text, 'python');
  const builtin = now.module.startsWith('builtins');
  const target = builtin ? [now.module.replace(/^builtins\.?/, ''), now.name].filter(Boolean).join('.') : now.name;
  const renames =
    item.alias || target === name
      ? []
      : swap(
          bareUses(code, name).filter((at) => at < statement.start || at >= statement.end),
          name,
          target,
        );
  const lineEnd = source.text.slice(statement.end).search(/\r?\n|$/) + statement.end;
  const line = `from ${now.module} import ${now.name}${item.alias ? ` as ${item.alias}` : ''}`;
  const edits: Replacement[] = [...renames];
  if (statement.names.length === 1) {
    // With nothing left to import the whole line goes, its end included.
    const after = /^\r?\n/.exec(source.text.slice(lineEnd))?.[0].length ?? 0;
    edits.push(
      builtin
        ? { start: statement.start - statement.indent.length, end: lineEnd + after, text: '' }
        : { start: statement.start, end: statement.end, text: line },
    );
  } else {
    const index = statement.names.indexOf(item);
    const next = statement.names[index + 1];
    const previous = statement.names[index - 1];
    edits.push(
      next
        ? { start: item.start, end: next.start, text: '' }
        : { start: previous?.end ?? item.start, end: item.end, text: '' },
    );
    if (!builtin) edits.push({ start: lineEnd, end: lineEnd, text: `${source.eol}${statement.indent}${line}` });
  }
  return editPlan(
    input,
    view,
    [{ source, replacements: edits }],
    `\`${name}\` of ${module} is \`${builtin ? target : `${now.module}.${now.name}`}\` today:`,
  );
}

/** `import OldName` of a standard module that has another name today; its uses follow. Null when the module was not renamed. */
export function fixRenamedModule(
  module: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const now = renamedModule(module);
  if (!now) return null;
  const statements = pythonImports(source.text).filter((one) => one.module === module && !one.guarded);
  if (statements.length === 0) return null;
  const code = maskCode(source.text, 'python');
  const plain = statements.some((one) => one.kind === 'import' && !one.names[0]?.alias);
  const uses = plain
    ? identifierOffsets(code, module).filter(
        (at) => /^\s*\./.test(code.slice(at + module.length)) && !/\.\s*$/.test(code.slice(Math.max(0, at - 10), at)),
      )
    : [];
  const starts = new Set([...statements.map((one) => one.moduleStart), ...uses]);
  return editPlan(
    input,
    view,
    [{ source, replacements: swap([...starts], module, now) }],
    `The module \`${module}\` is called \`${now}\` today:`,
  );
}

/** A built-in name of Python 2: renamed everywhere in the file, or imported from where it is now. Null when it is none. */
export function fixRenamedBuiltin(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const now = renamedBuiltin(name);
  if (!now || isBoundIn(source.text, name)) return null;
  const dot = now.lastIndexOf('.');
  const [module, right] = dot < 0 ? ['', now] : [now.slice(0, dot), now.slice(dot + 1)];
  const renames = right === name ? [] : swap(bareUses(maskCode(source.text, 'python'), name), name, right);
  const imported = module ? [importInsertion(source.text, `from ${module} import ${right}`, source.eol, true)] : [];
  return editPlan(
    input,
    view,
    [{ source, replacements: [...imported, ...renames] }],
    `\`${name}\` of Python 2 is \`${now}\` today:`,
  );
}

/** A removed method (`iteritems`, `assertEquals`): renamed at every call in the file. Null when it is none. */
export function fixRenamedMethod(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const code = maskCode(source.text, 'python');
  if (name === 'has_key') return fixHasKey(source, code, input, view);
  const now = renamedMethod(name);
  if (!now) return null;
  const uses = identifierOffsets(code, name).filter(
    (at) => /\.\s*$/.test(code.slice(Math.max(0, at - 10), at)) && /^\s*\(/.test(code.slice(at + name.length)),
  );
  return uses.length === 0
    ? null
    : editPlan(
        input,
        view,
        [{ source, replacements: swap(uses, name, now) }],
        `\`${name}\` is called \`${now}\` today:`,
      );
}

/** `found.has_key(key)` → `key in found`, in brackets where an operator stands beside it. */
function fixHasKey(source: SourceFile, code: string, input: StrategyInput, view: ProjectView): Proposal | null {
  const replacements = [...code.matchAll(/(?<![\w.])([A-Za-z_][\w.]{0,200})\.has_key\(([^()]{0,400})\)/g)].map(
    (match) => {
      const end = match.index + match[0].length;
      const owner = match[1] ?? '';
      const from = match.index + owner.length + '.has_key('.length;
      const test = `${source.text.slice(from, end - 1).trim()} in ${owner}`;
      const alone =
        /(?:^|\n)[ \t]*(?:if|elif|while|return|assert)[ \t]+(?:not[ \t]+)?$/.test(code.slice(0, match.index)) &&
        /^[ \t]*(?::|$|\r?\n|#)/.test(code.slice(end));
      return { start: match.index, end, text: alone ? test : `(${test})` };
    },
  );
  return replacements.length === 0
    ? null
    : editPlan(input, view, [{ source, replacements }], '`has_key` of Python 2 is the operator `in` today:');
}
