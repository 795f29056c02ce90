import { splitArguments } from './python-signature.ts';
import { closingBracket, identifierOffsets } from './source-text.ts';

export interface Call {
  /** Keyword → offset of its name. */
  keywords: Map<string, number>;
  positional: number;
  start: number;
}

/** Calls of `name(…)` in masked Python code; `.name(…)` too when it is a method (and only then). Definitions are left out. */
export function keywordCalls(code: string, name: string, isMethod: boolean): Call[] {
  const calls: Call[] = [];
  for (const at of identifierOffsets(code, name)) {
    const before = code.slice(Math.max(0, at - 200), at);
    if (/\b(?:def|class)\s+$/.test(before)) continue;
    if (isMethod && !/\.\s*$/.test(before)) continue;
    const gap = /^\s*\(/.exec(code.slice(at + name.length, at + name.length + 40));
    if (!gap) continue;
    const open = at + name.length + gap[0].length - 1;
    const close = closingBracket(code, open);
    if (close < 0) continue;
    const keywords = new Map<string, number>();
    let positional = 0;
    for (const { start, end } of splitArguments(code, open + 1, close - 1)) {
      const keyword = /^(\w+)\s*=(?!=)/.exec(code.slice(start, end))?.[1];
      if (keyword) keywords.set(keyword, start);
      else if (code[start] !== '*') positional++;
    }
    calls.push({ keywords, positional, start: at });
  }
  return calls;
}
