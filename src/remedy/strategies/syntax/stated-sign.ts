import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import type { SourceFile, StrategyInput } from '../../remedy.ts';
import { columnOffset } from './column-offset.ts';
import { insertAt } from './signs.ts';

const EXPECTED = /^\s*([^\s:][^:\n]*):(\d+):(\d+): (?:fatal )?error: expected [‘'`]([;,)\]}])[’'](?! or )/;
/** The line on which gcc and clang show what they would insert: the sign alone below the caret. */
const SHOWN = /^\s*(?:\|\s+)?([;,)\]}])\s*$/;
/**
 * The sign that gcc or clang themselves show to be inserted, for files that cannot be compiled by themselves (headers that are generated or come from
 * elsewhere). Null when they show none.
 */
export function statedSign(source: SourceFile, input: StrategyInput): Replacement | null {
  const { lines } = input.report.failure;
  const found = EXPECTED.exec(input.diagnosis.root);
  const at = input.diagnosis.line ?? 0;
  const sign = found?.[4];
  const next = lines.slice(at, at + 4);
  if (
    !found ||
    !sign ||
    next
      .find((line) => SHOWN.test(line))
      ?.trim()
      .replace(/^\|\s+/, '') !== sign
  )
    return null;
  const span = lineSpan(source.text, Number(found[2]));
  if (!span) return null;
  const gcc = next.some((line) => /^\s*\d+ \|/.test(line));
  return insertAt(span[0] + columnOffset(source.text.slice(...span), Number(found[3]), gcc), sign);
}
