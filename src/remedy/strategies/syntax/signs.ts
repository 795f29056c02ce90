import type { Replacement } from '../../../transaction/plan.ts';
import { closingBracket, lineSpan } from '../../lookup/source-text.ts';

export const insertAt = (at: number, text: string): Replacement => ({ start: at, end: at, text });

/** Offset after the last code character of a line, in masked code; the start of the line when it has none. */
export function endOfCode(code: string, line: number): number | null {
  const span = lineSpan(code, line);
  return span ? span[0] + code.slice(...span).trimEnd().length : null;
}

/** The line itself and the nearest non-empty lines above it, nearest first: where parsers notice a mistake, and where it may be. */
export function linesUpTo(code: string, line: number, count = 3): number[] {
  const found: number[] = [];
  for (let at = line; at >= 1 && found.length < count; at--) {
    const span = lineSpan(code, at);
    if (span && code.slice(...span).trim() !== '') found.push(at);
  }
  return found;
}

/** A sign at the end of each of these lines, where the line does not end with it or with an opener already. */
export function atLineEnds(code: string, lines: readonly number[], sign: string): Replacement[] {
  return lines.flatMap((line) => {
    const end = endOfCode(code, line);
    if (end === null || end === 0) return [];
    const last = code[end - 1] ?? '';
    return last === sign || /[\s{([;,:]/.test(last) ? [] : [insertAt(end, sign)];
  });
}

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** For every bracket on these lines that never closes: its closing one at the end of its line, before a `;`, `{` or `:` that ends it. */
export function unclosedOnLines(code: string, lines: readonly number[]): Replacement[] {
  return lines.flatMap((line) => {
    const span = lineSpan(code, line);
    const end = endOfCode(code, line);
    if (!span || end === null) return [];
    for (let at = end - 1; at >= span[0]; at--) {
      const closer = CLOSERS[code[at] ?? ''];
      if (!closer || at === end - 1 || closesOnLine(code, at, end)) continue;
      const tail = /\s*[;{:,]+\s*$/.exec(code.slice(at + 1, end))?.[0].length ?? 0;
      const places = new Set([end, end - tail]);
      return [...places].map((place) => insertAt(place, closer));
    }
    return [];
  });
}

const closesOnLine = (code: string, open: number, end: number): boolean => {
  const close = closingBracket(code.slice(0, end), open);
  return close > 0;
};

/** Each closing bracket of a line removed: one too many. */
export function strayOnLine(code: string, line: number): Replacement[] {
  const span = lineSpan(code, line);
  if (!span) return [];
  const found: Replacement[] = [];
  for (let at = span[0]; at < span[1]; at++)
    if (/[)\]}]/.test(code[at] ?? '')) found.push({ start: at, end: at + 1, text: '' });
  return found;
}

/** Where code could go on behind a text: an operator, a call. Were the text to end there as well, nobody knows where it ended. */
const GOES_ON = /\s*(?:[+,?|&<>%]|\.\w+\()/g;
const MAX_PLACES = 8;

/**
 * The quote that a line opens and does not close, again at its end or before the signs that end it; and where code could go on, so that a
 * parser that takes both shows that there is no one answer.
 */
export function openQuote(text: string, line: number): Replacement[] {
  const span = lineSpan(text, line);
  if (!span) return [];
  const shown = text.slice(...span);
  const blanked = shown.replace(/(['"])(?:\\.|(?!\1)[^\\])*\1/g, (whole) => ' '.repeat(whole.length));
  const quote = /(['"])/.exec(blanked)?.[1];
  if (!quote) return [];
  const tail = /[)\]},:;]*\s*$/.exec(shown)?.[0] ?? '';
  const places = new Set([span[0] + shown.trimEnd().length, span[1] - tail.length]);
  for (let i = 1; i < tail.trimEnd().length; i++) places.add(span[1] - tail.length + i);
  const opened = blanked.indexOf(quote) + 1;
  for (const { index } of shown.slice(opened).matchAll(GOES_ON)) if (index > 0) places.add(span[0] + opened + index);
  return [...places].slice(0, MAX_PLACES).map((at) => insertAt(at, quote));
}

/**
 * A closing word (`end`, `fi`, `}`) where the indentation says that a block ends without one: before the first line that is not indented deeper
 * than a line matching `opener`, when that line does not match `closer` or `inner` (`else`, `rescue`).
 */
export function missingCloser(
  code: string,
  opener: RegExp,
  closer: RegExp,
  inner: RegExp,
  word: (opening: string) => string,
  eol: string,
): Replacement[] {
  const lines = code.split('\n');
  const found: Replacement[] = [];
  let offset = 0;
  const starts = lines.map((line) => {
    const at = offset;
    offset += line.length + 1;
    return at;
  });
  for (const [index, line] of lines.entries()) {
    if (!opener.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    let after = index + 1;
    let last = index;
    while (after < lines.length) {
      const text = lines[after] ?? '';
      const own = /^[ \t]*/.exec(text)?.[0].length ?? 0;
      if (text.trim() !== '') {
        if (own <= indent.length && !(own === indent.length && inner.test(text))) break;
        last = after;
      }
      after++;
    }
    const next = lines[after] ?? '';
    if (after < lines.length && closer.test(next) && (/^[ \t]*/.exec(next)?.[0] ?? '') === indent) continue;
    const at = (starts[last] ?? 0) + (lines[last] ?? '').replace(/\r$/, '').length;
    found.push(insertAt(at, `${eol}${indent}${word(line)}`));
  }
  return found;
}
