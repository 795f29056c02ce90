import type { Fix } from './fix.ts';
import type { Line } from './tokens.ts';

const indentOf = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? '';

/** The line that opens the container which the bracket at this place closes, or null. */
function openerLine(lines: readonly Line[], row: number, column: number): number | null {
  const open: number[] = [];
  for (let at = 0; at <= row; at++) {
    for (const token of (lines[at] as Line).tokens) {
      if (at === row && token.start === column) return open.at(-1) ?? null;
      if (token.text === '{' || token.text === '[') open.push(at);
      else if (token.text === '}' || token.text === ']') open.pop();
    }
  }
  return null;
}

/** A closing bracket of a container of many lines gets a line of its own: an empty one that is there, or a new one. */
function settleCloser(texts: string[], lines: readonly Line[], row: number, inserted: number): void {
  const text = texts[row] as string;
  let column = inserted;
  while (text[column + 1] === text[inserted]) column++; // of equal brackets in a row, the last one is the new one
  const opener = openerLine(lines, row, column);
  const head = text.slice(0, column).trimEnd();
  if (opener === null || opener === row || head === '') return;
  const bracket = text.slice(column).trimEnd();
  const indent = indentOf(texts[opener] as string);
  const next = texts[row + 1];
  texts[row] = head;
  if (next !== undefined && next.trim() === '' && (next === indent || row + 2 === texts.length))
    texts[row + 1] = indent + bracket;
  else texts[row] = `${head}${(lines[opener] as Line).eol}${indent}${bracket}`;
}

/** An opening bracket stands one space behind its colon. */
function settleOpener(texts: string[], row: number, column: number): void {
  const text = texts[row] as string;
  if (text[column - 1] !== ':') return;
  const rest = text.slice(column + 1);
  texts[row] = `${text.slice(0, column)} ${text[column]}${rest.startsWith(' ') ? rest.slice(1) : rest}`;
}

/** The text of a reading, with an inserted bracket put where the rest of the text has its brackets. */
export function settleBracket(lines: readonly Line[], inserted: Fix | undefined): string {
  const texts = lines.map((line) => line.text);
  if (inserted?.kind === 'missing-bracket' && lines.length > 1) {
    if ('}]'.includes(inserted.text)) settleCloser(texts, lines, inserted.line, inserted.start);
    else settleOpener(texts, inserted.line, inserted.start);
  }
  return texts.map((text, index) => text + (lines[index] as Line).eol).join('');
}
