import type { Replacement } from '../../../transaction/plan.ts';
import { closingBracket, identifierOffsets, lineSpan } from '../../lookup/source-text.ts';

/** End of the innermost block around an offset of masked code; the end of the code when none is open there. */
function blockEnd(code: string, at: number): number {
  for (let open = code.lastIndexOf('{', at - 1); open >= 0; open = code.lastIndexOf('{', open - 1)) {
    const end = closingBracket(code, open);
    if (end > at) return end;
  }
  return code.length;
}

const ASSIGNED = /^\s*(?:[+\-*/%&|^]|\*\*|\?\?|&&|\|\||<<|>>>?)?=(?![=>])|^\s*(?:\+\+|--)/;

/**
 * Strict code assigns a name that nothing declares: `for (i = 0; …)`, `for (row of rows)`, or a statement `total = 0`. The keyword that declares it there,
 * when every other use stands behind it in the same block. Null for anything else.
 */
export function declareHere(code: string, line: number, name: string): Replacement[] | null {
  const span = lineSpan(code, line);
  const at = span ? identifierOffsets(code, name).find((one) => one >= span[0] && one < span[1]) : undefined;
  if (!span || at === undefined) return null;
  const before = code.slice(span[0], at);
  const after = code.slice(at + name.length);
  const uses = identifierOffsets(code, name);
  if (/(?:^|[^\w$.])for\s*\(\s*$/.test(before)) {
    const open = code.lastIndexOf('(', at);
    const head = closingBracket(code, open);
    const body = /^\s*\{/.exec(code.slice(head));
    const end = body ? closingBracket(code, head + body[0].length - 1) : code.indexOf('\n', head);
    const later = code.slice(end).search(new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`));
    // A use behind the loop would want its last value; one in another loop has its own.
    const own = later < 0 || /for\s*\(\s*(?:let |const |var )?\s*$/.test(code.slice(end, end + later));
    const keyword = /^\s*=(?!=)/.test(after) ? 'let ' : /^\s+(?:of|in)\b/.test(after) ? 'const ' : null;
    return keyword && head > 0 && own ? [{ start: at, end: at, text: keyword }] : null;
  }
  if (!/^\s*$/.test(before) || !/^\s*=(?![=>])/.test(after) || !/[;{}]\s*$|^\s*$/.test(code.slice(0, span[0])))
    return null;
  const end = blockEnd(code, at);
  if (uses.some((use) => use < at || use >= end)) return null;
  const again = uses.some((use) => use !== at && ASSIGNED.test(code.slice(use + name.length)));
  return [{ start: at, end: at, text: again ? 'let ' : 'const ' }];
}
