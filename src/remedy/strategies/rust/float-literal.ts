import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import type { RustMessage } from './compiler-messages.ts';
import { spanOffsets } from './help-edits.ts';

/** `2 * r` with `r: f64`: the literal in front of the operator gets its `.0`. rustc itself proposes this only for the other side. Null for anything else. */
export async function floatLiteral(
  message: RustMessage,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const { primary } = message;
  if (
    !primary ||
    !/^cannot (?:add|subtract|multiply|divide|calculate the remainder of|compare) (?:`\{integer\}` (?:by|with|divided by|from) `&?f(?:32|64)`|`&?f(?:32|64)` (?:to|from) `\{integer\}`)/.test(
      message.message,
    )
  )
    return null;
  const path = await view.resolve(primary.file);
  const source = path ? await view.read(path) : null;
  if (!source) return null;
  const [start, end] = spanOffsets(source.text, primary);
  const before = /(?<![\w.])(\d[\d_]*)\s*$/.exec(source.text.slice(0, start));
  const after = /^\s*(\d[\d_]*)(?![\w.])/.exec(source.text.slice(end));
  if (Boolean(before) === Boolean(after)) return null;
  const at = before ? before.index + (before[1]?.length ?? 0) : end + (after?.[0].length ?? 0);
  return editPlan(
    input,
    view,
    [{ source, replacements: [{ start: at, end: at, text: '.0' }] }],
    'The other side is a floating-point number:',
  );
}
