import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { type ScriptImport, type ScriptName, scriptImports } from '../lookup/script-imports.ts';
import { lineAt } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy } from '../remedy.ts';
import { unusedParameter } from './script/unused-parameter.ts';

/** The statement with its line end, when it has the line for itself. */
function wholeLine(text: string, { start, end }: ScriptImport): Replacement {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start).trim() === '' ? lineStart : start;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: before, end: end + (before === lineStart ? rest : 0), text: '' };
}

/** One name out of the braces, with the comma that belongs to it. */
function oneName(text: string, statement: ScriptImport, name: ScriptName): Replacement {
  const [from, to] = statement.clause ?? [0, 0];
  const clause = text.slice(from, to);
  if (name.imported === 'default') {
    const comma = /^[\w$]+\s*,\s*/.exec(text.slice(name.at, to));
    return { start: name.at, end: name.at + (comma?.[0].length ?? name.local.length), text: '' };
  }
  const marked = /type\s+$/.exec(text.slice(from, name.at))?.[0].length ?? 0;
  const start = name.at - marked;
  const written = /^[\w$]+(?:\s+as\s+[\w$]+)?/.exec(text.slice(name.at, to))?.[0].length ?? 0;
  const after = /^\s*,[ \t]*/.exec(text.slice(name.at + written, to))?.[0].length;
  if (after !== undefined) return { start, end: name.at + written + after, text: '' };
  const lead = /,\s*$/.exec(clause.slice(0, start - from))?.[0].length ?? 0;
  return { start: start - lead, end: name.at + written, text: '' };
}

/** The unused names of a statement, removed; all of them: the statement goes. */
export function withoutNames(
  source: SourceFile,
  statement: ScriptImport,
  unused: readonly ScriptName[],
): Replacement[] {
  if (unused.length === statement.names.length) return [wholeLine(source.text, statement)];
  const [only] = unused;
  return unused.length === 1 && only ? [oneName(source.text, statement, only)] : [];
}

/**
 * Needs a place, and `symbol` unless the whole statement is unused. Removes an imported name that the compiler says is never used. Only
 * imports: an unused variable may be a forgotten use.
 */
export const strategy: Strategy = {
  name: 'remove-unused-import',
  summary: 'Removes an import that the compiler says is never used, or marks such a parameter with `_`.',
  safety: 'safe',
  why: 'The compiler knows every use; TypeScript leaves such an import out of its output anyway.',
  async plan(input, view) {
    if (/\.go:\d+/.test(input.diagnosis.root))
      return (await import('./go/go-unused-import.ts')).fixGoUnusedImport(input, view);
    const { symbol } = input.diagnosis.captures;
    for (const place of await failingPlaces(input, view)) {
      const source = await view.read(place.file);
      if (!source) continue;
      for (const statement of scriptImports(source.text, source.path)) {
        if (statement.kind !== 'import' || statement.names.length === 0) continue;
        const [first, last] = [lineAt(source.text, statement.start), lineAt(source.text, statement.end)];
        if (place.line && (place.line < first || place.line > last)) continue;
        const unused = symbol ? statement.names.filter(({ local }) => local === symbol) : statement.names;
        const replacements = unused.length > 0 ? withoutNames(source, statement, unused) : [];
        if (replacements.length > 0)
          return editPlan(
            input,
            view,
            [{ source, replacements }],
            `\`${symbol ?? statement.specifier}\` is imported and never used:`,
          );
      }
      const [, line, column] = /[(:](\d+)[,:](\d+)/.exec(input.diagnosis.root) ?? [];
      const marked = symbol && line ? unusedParameter(source, Number(line), Number(column), symbol) : null;
      if (marked)
        return editPlan(input, view, [{ source, replacements: marked }], `The parameter \`${symbol}\` is never used:`);
    }
    return refuse(
      `\`${symbol ?? 'The unused name'}\` is no import: whether it is left over or its use was forgotten, the compiler cannot know.`,
    );
  },
};
