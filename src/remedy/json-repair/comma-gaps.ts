import type { Line, Token } from './tokens.ts';

/** A token and its line. */
export interface Placed {
  line: number;
  token: Token;
}

/**
 * True when the white space between a comma and the bracket that follows it shows that something stood there: an indented empty line, or spaces
 * where the opening bracket has none.
 */
export function leavesGap(
  lines: readonly Line[],
  comma: Placed,
  closing: number,
  opening: { line: number; start: number },
): boolean {
  for (let row = comma.line + 1; row < closing; row++) if (/^[ \t]+$/.test((lines[row] as Line).text)) return true;
  if (comma.line !== closing || !/\s/.test((lines[closing] as Line).text[comma.token.end] ?? '')) return false;
  return /\S/.test((lines[opening.line] as Line).text[opening.start + 1] ?? ' ');
}

/** True for two commas that touch in a line where commas otherwise have a space behind them: one is typed twice, nothing is gone. */
export function isTypedTwice(line: Line, first: Token, second: Token): boolean {
  const rest = [line.text.slice(0, first.start), line.text.slice(second.end)];
  return first.end === second.start && !rest.some((part) => /,[^\s,]/.test(part));
}
