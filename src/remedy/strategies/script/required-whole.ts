import { escapeRegex } from '../../../pattern/placeholders.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { resolveScript } from '../../lookup/script-paths.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { exportsOf } from './script-exports.ts';

/**
 * `const parse = require('./parse')` where the module exports an object that has `parse`, and the code calls it: `const { parse } = …`. Null when the
 * object is used as such, too (`parse.other`), or the module exports something that can be called.
 */
export async function requiredWhole(
  name: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const code = maskCode(source.text, 'javascript');
  if (identifierOffsets(code, name).some((at) => /^\s*[.[]/.test(code.slice(at + name.length)))) return null;
  for (const statement of scriptImports(source.text, source.path)) {
    if (statement.kind !== 'require') continue;
    const bound = new RegExp(`\\b(?:const|let|var)\\s+(${escapeRegex(name)})\\s*=\\s*$`).exec(
      code.slice(0, statement.start),
    );
    const target = bound ? await resolveScript(view, source.path, statement.specifier) : null;
    const home = target ? await view.read(target) : null;
    if (
      !bound ||
      !home ||
      !/(?<![\w$.])(?:module\.exports\s*=\s*\{|exports\.[\w$]+\s*=)/.test(maskCode(home.text, 'javascript'))
    )
      continue;
    if (!(await exportsOf(home.path, view)).names.includes(name)) continue;
    const start = bound.index + bound[0].indexOf(name, bound[0].search(/\s/));
    const replacements = [{ start, end: start + name.length, text: `{ ${name} }` }];
    return editPlan(input, view, [{ source, replacements }], `${home.path} exports \`${name}\` as one of its names:`);
  }
  return null;
}
