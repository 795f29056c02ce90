/** A piece of one line. Columns are UTF-16, end exclusive. */
export interface Token {
  kind: 'punctuation' | 'string' | 'word' | 'comment' | 'other';
  /** The characters as they are. */
  text: string;
  start: number;
  end: number;
  /** Of a string: its closing quote is there. Of a block comment: it ends on this line. */
  closed: boolean;
}

/** One line with its tokens. A block comment that spans lines is a comment token on each of them. */
export interface Line {
  /** Without its line end. */
  text: string;
  eol: string;
  tokens: Token[];
  /** The line begins, or ends, inside of a block comment. */
  startsInComment: boolean;
  endsInComment: boolean;
}

/** Characters that editors put where a quote was typed. */
const QUOTE_PAIRS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d\u201c"',
  '\u201d': '\u201d"',
  '\u201e': '\u201c\u201d"',
  '\u2018': "\u2019\u2018'",
  '\u2019': "\u2019'",
  '\u00ab': '\u00bb',
};

const PUNCTUATION = '{}[]:,';
const WORD_END = /[\s{}[\]:,"'`\u201c\u201d\u201e\u2018\u2019;=()]/;

export const isQuote = (char: string): boolean => char in QUOTE_PAIRS;

/** End of the string that starts at `start`, and whether its closing quote was found on the line. */
function stringEnd(text: string, start: number): { end: number; closed: boolean } {
  const closers = QUOTE_PAIRS[text[start] as string] as string;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\') at++;
    else if (closers.includes(char)) return { end: at + 1, closed: true };
  }
  return { end: text.length, closed: false };
}

const wordEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && !WORD_END.test(text[at] as string) && !/^\/[/*]/.test(text.slice(at, at + 2))) at++;
  return at;
};

function readToken(text: string, start: number): Token {
  const char = text[start] as string;
  const token = (kind: Token['kind'], end: number, closed = true): Token => ({
    kind,
    text: text.slice(start, end),
    start,
    end,
    closed,
  });
  if (PUNCTUATION.includes(char)) return token('punctuation', start + 1);
  if (isQuote(char)) {
    const { end, closed } = stringEnd(text, start);
    return token('string', end, closed);
  }
  if (text.startsWith('//', start)) return token('comment', text.length);
  if (text.startsWith('/*', start)) {
    const end = text.indexOf('*/', start + 2);
    return token('comment', end < 0 ? text.length : end + 2, end >= 0);
  }
  if (/^#(?:[\s!]|$)/.test(text.slice(start, start + 2)) && text.slice(0, start).trim() === '')
    return token('comment', text.length);
  return /[\p{L}\p{N}_$.+\-^~@/*<>|]/u.test(char) ? token('word', wordEnd(text, start)) : token('other', start + 1);
}

/** Splits one line (without its end). */
export function readLine(text: string, eol: string, startsInComment: boolean): Line {
  const tokens: Token[] = [];
  let at = 0;
  if (startsInComment) {
    const end = text.indexOf('*/');
    at = end < 0 ? text.length : end + 2;
    tokens.push({ kind: 'comment', text: text.slice(0, at), start: 0, end: at, closed: end >= 0 });
    if (end < 0) return { text, eol, tokens, startsInComment, endsInComment: true };
  }
  while (at < text.length) {
    if (/\s/.test(text[at] as string) && text[at] !== '\u00a0' && text[at] !== '\ufeff') {
      at++;
      continue;
    }
    const token = readToken(text, at);
    tokens.push(token);
    at = token.end;
  }
  const last = tokens.at(-1);
  return { text, eol, tokens, startsInComment, endsInComment: last?.kind === 'comment' && !last.closed };
}

/** Splits a whole text into lines of tokens. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let inComment = false;
  for (const [whole, content = '', eol = ''] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    if (whole === '' && lines.length > 0 && lines.at(-1)?.eol === '') break;
    const line = readLine(content, eol, inComment);
    inComment = line.endsInComment;
    lines.push(line);
  }
  return lines;
}

/** The text of lines. */
export const textOf = (lines: readonly Line[]): string => lines.map((line) => line.text + line.eol).join('');
