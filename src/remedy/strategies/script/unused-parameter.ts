import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { closingBracket, identifierOffsets, lineSpan } from '../../lookup/source-text.ts';
import type { SourceFile } from '../../remedy.ts';

/** Offset of the bracket that is open at an offset; -1 at the outer level. */
function openAt(code: string, at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (/[)\]}]/.test(code[i] ?? '')) depth++;
    else if (/[([{]/.test(code[i] ?? '') && depth-- === 0) return i;
  }
  return -1;
}

/**
 * The mark `_` for a parameter of a function that the compiler says is never used: callers depend on its place, so it stays. Null for anything else
 * that is unused, and for a parameter that makes a member of its class.
 */
export function unusedParameter(source: SourceFile, line: number, column: number, name: string): Replacement[] | null {
  const code = maskCode(source.text, 'typescript');
  const span = lineSpan(code, line);
  const at = span ? span[0] + column - 1 : -1;
  if (!span || name.startsWith('_') || !identifierOffsets(code, name).includes(at)) return null;
  const open = openAt(code, at);
  const close = open >= 0 && code[open] === '(' ? closingBracket(code, open) : -1;
  if (close < 0 || !/(?:\(|,)\s*(?:\.\.\.)?$/.test(code.slice(open, at))) return null;
  if (!/^\s*[,:?=)]/.test(code.slice(at + name.length)) || !/^\s*(?::[^;{}()]+)?\s*(?:\{|=>)/.test(code.slice(close)))
    return null;
  if (/\b(?:if|for|while|switch|catch|with)\s*$/.test(code.slice(0, open))) return null;
  return identifierOffsets(code, `_${name}`).length > 0 ? null : [{ start: at, end: at, text: '_' }];
}
