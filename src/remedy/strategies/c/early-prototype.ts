import { escapeRegex } from '../../../pattern/placeholders.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets, lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** Start of the function or declaration at the outer level that holds an offset: behind the last line that is no code of it. */
function outerStart(code: string, at: number): number {
  let start = 0;
  for (const match of code.slice(0, at).matchAll(/^[A-Za-z_][^\n;#]{0,400}\([^;{}]{0,2000}\)\s{0,200}\{/gm))
    start = match.index;
  return start;
}

/**
 * A C function that is called above its definition in the same file: its prototype goes in front of the function that calls it first. Null when the
 * definition is not below, not alone, or its head takes several lines.
 */
export function earlyPrototype(
  symbol: string,
  line: number,
  source: SourceFile,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const code = maskCode(source.text, 'c');
  const [definition, another] = [
    ...code.matchAll(
      new RegExp(
        `^([A-Za-z_][\\w \\t*]{0,400}[ \\t*]${escapeRegex(symbol)}[ \\t]*\\([^;{}\\n]{0,2000}\\))\\s{0,200}\\{`,
        'gm',
      ),
    ),
  ];
  const use = lineSpan(code, line)?.[0];
  if (!definition?.[1] || another || use === undefined || definition.index < use) return null;
  const head = source.text.slice(definition.index, definition.index + definition[1].length);
  const [first] = identifierOffsets(code, symbol);
  const at = outerStart(code, Math.min(use, first ?? use) + 1);
  if (at <= 0 && !/^[A-Za-z_]/.test(code)) return null;
  const text = `${head.replace(/\binline\s+/, '').trimEnd()};${source.eol}${source.eol}`;
  return editPlan(
    input,
    view,
    [{ source, replacements: [{ start: at, end: at, text }] }],
    `\`${symbol}\` is defined further down in ${source.path}, and not declared before its use:`,
  );
}
