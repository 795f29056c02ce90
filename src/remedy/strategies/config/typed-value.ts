import { escapeRegex } from '../../../pattern/placeholders.ts';
import { failingPlaces } from '../../failing-place.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

const MESSAGE =
  /invalid type: (string|integer|floating point|float|boolean) [`"]([^`"\n]{1,120})[`"], expected (?:a |an |any )?(sequence|string|bool|boolean|integer|[ui](?:8|16|32|64|128|size)|f32|f64)\b/;

/** The value as the reader wants it: in quotes, or without them when it then is one. */
function rewritten(value: string, expected: string): string | null {
  if (expected === 'sequence') return `["${value}"]`;
  if (expected === 'string') return `"${value}"`;
  if (/^bool/.test(expected)) return /^(?:true|false)$/.test(value) ? value : null;
  return (/^f/.test(expected) ? /^-?\d+(?:\.\d+)?$/ : /^-?\d+$/).test(value) ? value : null;
}

/** A reader says that a value of a TOML or YAML file is of another type, and where: quotes are added or taken away. Null when it does not. */
export async function retypeValue(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const at = (input.diagnosis.line ?? 1) - 1;
  const near = input.report.failure.lines.slice(Math.max(0, at - 3), at + 12).join('\n');
  const [, , value = '', expected = ''] = MESSAGE.exec(near) ?? [];
  const wanted = value ? rewritten(value, expected) : null;
  if (wanted === null) return null;
  for (const place of await failingPlaces(input, view)) {
    const source = /\.(?:toml|ya?ml)$/.test(place.file) ? await view.read(place.file) : null;
    const span = source && place.line ? lineSpan(source.text, place.line) : null;
    if (!source || !span) continue;
    const escaped = escapeRegex(value);
    const form = new RegExp(
      `([=:]\\s*)(${expected === 'string' ? escaped : `"${escaped}"|'${escaped}'`})(?=\\s*(?:#|,|\\}|$))`,
    );
    const found = form.exec(source.text.slice(...span));
    if (!found?.[2]) continue;
    const start = span[0] + found.index + (found[1]?.length ?? 0);
    const edit = { source, replacements: [{ start, end: start + found[2].length, text: wanted }] };
    return editPlan(
      input,
      view,
      [edit],
      `The reader expects ${expected === 'string' ? 'a string' : `a ${expected}`} here:`,
    );
  }
  return null;
}
