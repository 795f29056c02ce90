import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { insertAt } from './signs.ts';

/** A sign where two things stand side by side on one line: `f(a b)`, `{A: 1 B: 2}`. */
export function betweenWords(text: string, line: number, sign: string): Replacement[] {
  const span = lineSpan(text, line);
  if (!span) return [];
  const shown = text.slice(...span);
  return [...shown.matchAll(/(?<=[\w"'`)\]}])[ \t]+(?=[\w"'`&*({[])/g)].map((match) =>
    insertAt(span[0] + match.index, sign),
  );
}
