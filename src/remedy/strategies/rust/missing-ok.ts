import { maskCode } from '../../lookup/mask-code.ts';
import { closingBracket } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import type { RustMessage } from './compiler-messages.ts';
import { spanOffsets } from './help-edits.ts';

/**
 * A function that returns `Result<(), …>` and ends after its last statement without a value: `Ok(())` is the only value of success that there is. Null
 * for anything else.
 */
export async function missingOk(
  message: RustMessage,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const { primary, notes } = message;
  const words = notes.join('\n');
  if (!primary || message.code !== 'E0308' || !/expected enum `(?:[\w:]*::)?Result<\(\), /.test(words)) return null;
  if (!/found unit type `\(\)`/.test(words)) return null;
  const path = await view.resolve(primary.file);
  const source = path ? await view.read(path) : null;
  if (!source) return null;
  const code = maskCode(source.text, 'rust');
  const [start, end] = spanOffsets(source.text, primary);
  const open = code.indexOf('{', end);
  // The compiler points at the return type when the body has no last expression.
  if (!/->\s*$/.test(code.slice(0, start)) || open < 0 || /[;}]/.test(code.slice(end, open))) return null;
  const close = closingBracket(code, open) - 1;
  const last = close > 0 ? open + code.slice(open, close).trimEnd().length : -1;
  if (last <= open + 1 || !/[;}]/.test(code[last - 1] ?? '')) return null;
  const indent = /\n([ \t]*)[^\n]*$/.exec(source.text.slice(0, close))?.[1] ?? '';
  const replacements = [{ start: last, end: last, text: `${source.eol}${indent}    Ok(())` }];
  return editPlan(input, view, [{ source, replacements }], 'The function returns a Result and ends without one:');
}
