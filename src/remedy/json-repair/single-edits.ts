import { JSON_STRICT } from './dialect.ts';
import type { Fix, FixKind } from './fix.ts';
import { readWord } from './read-word.ts';
import { isQuote, type Line, type Token } from './tokens.ts';

type Edit = Omit<Fix, 'line'>;

const BRACKETS = '{}[]';
/** Keys beside the quote on common keyboards, inside of what now looks like a string. */
const MISTYPED = ":;'[{]}@\\";
const MAX_INSIDE = 8;
const MAX_COLUMNS = 12_000;
const NEAR_BEFORE = 250;
const NEAR_AFTER = 150;

const edit = (kind: FixKind, start: number, end: number, text: string): Edit => ({ kind, start, end, text });

const isWordChar = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_$]/u.test(char);

/** Columns where something could have been lost between tokens. */
const tokenEdges = (line: Line): number[] => {
  const edges = line.tokens.filter((token) => token.kind !== 'comment').flatMap((token) => [token.start, token.end]);
  return [...new Set(edges.length > 0 ? edges : [line.text.length])];
};

/** Columns where a quote could have been lost: also inside what now looks like a string. */
const quoteEdges = (line: Line): number[] => {
  const { text } = line;
  const edges = new Set(tokenEdges(line));
  for (let at = 1; at < text.length; at++) {
    const isEdge = isWordChar(text[at - 1]) !== isWordChar(text[at]) || ',:}]'.includes(text[at] as string);
    if (isEdge && !(/\s/.test(text[at - 1] as string) && /\s/.test(text[at] as string))) edges.add(at);
  }
  edges.add(text.trimEnd().length);
  return [...edges];
};

function insertions(line: Line): Edit[] {
  const brackets = tokenEdges(line).flatMap((at) =>
    Array.from(BRACKETS, (text) => edit('missing-bracket', at, at, text)),
  );
  const free = quoteEdges(line).filter((at) => line.text[at - 1] !== '\\');
  const quotes = free.map((at) => edit('missing-quote', at, at, '"'));
  return [...brackets, ...quotes];
}

/** Taking something out between digits would make one number of two. */
const isBetweenDigits = (text: string, at: number): boolean =>
  /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');

function quoteChanges(line: Line): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < line.text.length; at++) {
    const char = line.text[at] as string;
    if (MISTYPED.includes(char)) edits.push(edit('mistyped-quote', at, at + 1, '"'));
    if (!isQuote(char)) continue;
    if (!isBetweenDigits(line.text, at)) edits.push(edit('extra-quote', at, at + 1, ''));
    if (char !== '"') edits.push(edit('quotes', at, at + 1, '"'));
    else if (line.text[at - 1] !== '\\') edits.push(edit('unescaped-quote', at, at, '\\'));
    else edits.push(edit('stray-character', at - 1, at, ''));
  }
  return edits;
}

/** A value that makes sense is not there by accident, unless it is one digit that touches something. */
function strayWord({ text, start, end }: Token, index: number, line: Line): Edit {
  const touches = line.tokens[index - 1]?.end === start;
  const isValue = /\d/.test(text) || readWord(text, JSON_STRICT)?.kind === null;
  return edit(isValue && !(touches && text.length === 1) ? 'stray-value' : 'stray-character', start, end, '');
}

const wrongPeriod = ({ text, start, end }: Token): Edit[] => {
  if (text.length > 1 && text.endsWith('.')) return [edit('wrong-separator', end - 1, end, ',')];
  return text.length > 1 && text.startsWith('.') ? [edit('wrong-separator', start, start + 1, ',')] : [];
};

/** A digit before letters can be the key beside the quote. */
const mistypedStart = ({ text, start }: Token): Edit[] =>
  /^\d[^\d.]/.test(text) ? [edit('mistyped-quote', start, start + 1, '"')] : [];

function tokenChanges(token: Token, index: number, line: Line): Edit[] {
  const { start, end, text } = token;
  const brackets = Array.from(BRACKETS.replace(text, ''), (other) => edit('wrong-bracket', start, end, other));
  const mistyped = [edit('mistyped-quote', start, end, '"'), ...brackets];
  if (token.kind === 'other') return [edit('stray-character', start, end, ''), ...mistyped];
  if (token.kind === 'punctuation') {
    if (text === ',') {
      const isAtColon = line.tokens[index - 1]?.text === ':' || line.tokens[index + 1]?.text === ':';
      return [...(isAtColon ? [edit('extra-comma', start, end, '')] : []), edit('wrong-separator', start, end, ':')];
    }
    if (text === ':') return [edit('stray-character', start, end, ''), edit('wrong-separator', start, end, ',')];
    return [edit('extra-bracket', start, end, ''), ...mistyped];
  }
  if (token.kind !== 'word') return [];
  const single = Array.from(text, (_, at) => ({ at }))
    .filter(() => text.length > 1 && !/\d/.test(text))
    .map(({ at }) => edit('stray-character', start + at, start + at + 1, ''));
  return [
    strayWord(token, index, line),
    ...single,
    ...wrongPeriod(token),
    ...mistypedStart(token),
    ...(text.length > 1 || /\d/.test(text) ? [] : mistyped),
  ];
}

/** A text with quotes inside, alone on its line: all of them escaped. */
function escapedInside(line: Line): Edit[] {
  const found = /^(\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*)?")(.*)"\s*,?\s*$/.exec(line.text);
  const [, head = '', body = ''] = found ?? [];
  const inside = body.replace(/\\./g, '').split('"').length - 1;
  if (inside === 0 || inside % 2 === 1 || inside > MAX_INSIDE) return [];
  const escaped = body.replace(/(\\.)|"/g, (all, pair) => pair ?? `\\${all}`);
  return [edit('unescaped-quote', head.length, head.length + body.length, escaped)];
}

/** Every single slip that could have made this line what it is: what was lost, put in, or mistyped. */
export function singleEdits(line: Line): Edit[] {
  return [
    ...insertions(line),
    ...quoteChanges(line),
    ...line.tokens.flatMap((token, index) => tokenChanges(token, index, line)),
    ...escapedInside(line),
  ];
}

const BRACKET_KINDS: readonly FixKind[] = ['missing-bracket', 'extra-bracket', 'wrong-bracket'];

/**
 * The same for a line that is too long to try everything: only near the column where reading stopped, and no brackets, because one that is missing could
 * be anywhere.
 */
export function nearbyEdits(line: Line, column: number): Edit[] {
  if (line.text.length > MAX_COLUMNS) return [];
  const isNear = (start: number): boolean => start >= column - NEAR_BEFORE && start <= column + NEAR_AFTER;
  const tokens = line.tokens.filter((token) => isNear(token.start) || isNear(token.end));
  const near = { ...line, tokens };
  return singleEdits(near).filter((one) => isNear(one.start) && !BRACKET_KINDS.includes(one.kind));
}
