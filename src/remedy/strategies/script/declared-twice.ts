import { escapeRegex } from '../../../pattern/placeholders.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { type ScriptImport, scriptImports } from '../../lookup/script-imports.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { withoutNames } from '../remove-unused-import.ts';

/** `const path = require('path');` as one line: its offsets, line end included, and what it says without white space. */
function requireLines(source: SourceFile, name: string): { start: number; end: number; said: string }[] {
  const code = maskCode(source.text, 'javascript');
  const form = new RegExp(
    `^(?:const|let|var)\\s+${escapeRegex(name)}\\s*=\\s*require\\s*\\([^)\\n]*\\)[ \\t]*;?[ \\t]*(?:\\r?\\n|$)`,
    'gm',
  );
  return [...code.matchAll(form)].map((match) => {
    const end = match.index + match[0].length;
    const said = source.text
      .slice(match.index, end)
      .replace(/[\s;]+/g, '')
      .replace(/"/g, "'");
    return { start: match.index, end, said: said.replace(/^(?:const|let|var)/, '') };
  });
}

/** Removes the later of two imports that give the same name to the same thing; null where the two differ. */
export function fixDeclaredTwice(
  symbol: string,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const why = `\`${symbol}\` is imported twice in ${source.path}, both times the same:`;
  const [one, two, more] = requireLines(source, symbol);
  if (one && two && !more && one.said === two.said)
    return editPlan(input, view, [{ source, replacements: [{ start: two.start, end: two.end, text: '' }] }], why);
  const naming = scriptImports(source.text, source.path).flatMap((statement: ScriptImport) =>
    statement.kind === 'import'
      ? statement.names.filter(({ local }) => local === symbol).map((name) => ({ statement, name }))
      : [],
  );
  const [first, second, third] = naming;
  if (!first || !second || third) return null;
  const same = first.statement.specifier === second.statement.specifier && first.name.imported === second.name.imported;
  if (!same)
    return refuse(
      `\`${symbol}\` is imported from ${first.statement.specifier} and from ${second.statement.specifier}: which is meant is a decision.`,
    );
  if (first.statement === second.statement || first.name.type !== second.name.type) return null;
  return editPlan(input, view, [{ source, replacements: withoutNames(source, second.statement, [second.name]) }], why);
}
