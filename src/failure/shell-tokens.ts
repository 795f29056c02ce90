/** A word of a command line: `text` without quotes and escapes; expansions (`$x`, `$(…)`) stay as written. */
export interface WordToken {
  kind: 'word';
  text: string;
  /** Some part of it was quoted or escaped: then it is no reserved word and no assignment. */
  quoted: boolean;
}

/** `&&`, `|`, `;`, a line end, a parenthesis … */
export interface OperatorToken {
  kind: 'operator';
  text: string;
}

/** `>`, `2>&1`, `<<EOF` …; `target` is the file or descriptor, empty for a here-document. */
export interface RedirectToken {
  kind: 'redirect';
  operator: string;
  fd: number | null;
  target: string;
}

export type ShellToken = WordToken | OperatorToken | RedirectToken;

const OPERATORS = ['&&', '||', ';;&', ';;', ';&', ';', '|&', '|', '&', '(', ')', '\n'];
const REDIRECTS = ['&>>', '&>', '<<<', '<<-', '<<', '<>', '<&', '<', '>>', '>&', '>|', '>'];
const BLANK = /[ \t\r]/;
/** Quotes inside substitutions inside quotes …: deeper than this nobody types. */
const LEVEL_LIMIT = 40;
const WORD_END = /[\s;&|()<>]/;

/** Index after the construct that opens at `at` with `open` (`$(`, `${`, `(`), quotes inside respected; the end of text when it never closes. */
function skipNested(text: string, at: number, open: string, close: string, level = 0): number {
  let depth = 0;
  if (level > LEVEL_LIMIT) return text.length;
  for (let i = at; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === "'") i = Math.max(i, text.indexOf("'", i + 1));
    else if (c === '"') i = skipDouble(text, i + 1, level + 1) - 1;
    else if (c === open) depth++;
    else if (c === close && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Index after the closing double quote of a string whose first character is at `at`. */
function skipDouble(text: string, at: number, level = 0): number {
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '$' && text[i + 1] === '(') i = skipNested(text, i + 1, '(', ')', level + 1) - 1;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

/** Reads one word that starts at `at`. */
function readWord(text: string, at: number): { token: WordToken; next: number } {
  let word = '';
  let quoted = false;
  let i = at;
  const copyTo = (end: number): void => {
    word += text.slice(i, end);
    i = end;
  };
  while (i < text.length) {
    const c = text[i] as string;
    if (c === '\\') {
      if (text[i + 1] !== '\n') word += text[i + 1] ?? '';
      quoted = true;
      i += 2;
    } else if (c === "'" || (c === '$' && text[i + 1] === "'")) {
      const from = i + (c === '$' ? 2 : 1);
      const end = text.indexOf("'", from);
      word += text.slice(from, end < 0 ? text.length : end);
      quoted = true;
      i = end < 0 ? text.length : end + 1;
    } else if (c === '"') {
      const end = skipDouble(text, i + 1);
      word += text.slice(i + 1, text[end - 1] === '"' && end > i + 1 ? end - 1 : end).replace(/\\([\\"$`\n])/g, '$1');
      quoted = true;
      i = end;
    } else if (c === '$' && text[i + 1] === '(') copyTo(skipNested(text, i + 1, '(', ')'));
    else if (c === '$' && text[i + 1] === '{') copyTo(skipNested(text, i + 1, '{', '}'));
    else if (c === '`') {
      const end = text.indexOf('`', i + 1);
      copyTo(end < 0 ? text.length : end + 1);
    } else if ((c === '<' || c === '>') && text[i + 1] === '(' && word === '')
      copyTo(skipNested(text, i + 1, '(', ')')); // process substitution
    else if (WORD_END.test(c)) break;
    else copyTo(i + 1);
  }
  return { token: { kind: 'word', text: word, quoted }, next: i };
}

const skipBlanks = (text: string, at: number): number => {
  let i = at;
  while (i < text.length && (BLANK.test(text[i] as string) || (text[i] === '\\' && text[i + 1] === '\n')))
    i += text[i] === '\\' ? 2 : 1;
  return i;
};

/** Index after the body of the here-documents that begin on the next line. */
function skipHereDocuments(text: string, at: number, ends: { word: string; tabs: boolean }[]): number {
  let i = at;
  for (const { word, tabs } of ends) {
    while (i < text.length) {
      const lineEnd = text.indexOf('\n', i);
      const line = text.slice(i, lineEnd < 0 ? text.length : lineEnd);
      i = lineEnd < 0 ? text.length : lineEnd + 1;
      if ((tabs ? line.replace(/^\t+/, '') : line) === word) break;
    }
  }
  return i;
}

/** Commands longer than this are scripts; only their beginning is read. */
const LENGTH_LIMIT = 20_000;

/** Splits a command line into words, operators and redirections as a POSIX shell does. Never throws; unclosed quotes run to the end. */
export function shellTokens(command: string): ShellToken[] {
  const text = command.slice(0, LENGTH_LIMIT).replaceAll('\r\n', '\n');
  const tokens: ShellToken[] = [];
  const hereDocuments: { word: string; tabs: boolean }[] = [];
  let i = 0;
  while (i < text.length) {
    i = skipBlanks(text, i);
    if (i >= text.length) break;
    if (text[i] === '#') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
      continue;
    }
    const fd = /^\d(?=[<>])/.exec(text.slice(i, i + 2))?.[0];
    const at = i + (fd ? 1 : 0);
    const redirect = text[at + 1] === '(' ? undefined : REDIRECTS.find((operator) => text.startsWith(operator, at));
    if (redirect) {
      const target = readWord(text, skipBlanks(text, at + redirect.length));
      const here = redirect === '<<' || redirect === '<<-';
      if (here) hereDocuments.push({ word: target.token.text, tabs: redirect === '<<-' });
      tokens.push({
        kind: 'redirect',
        operator: redirect,
        fd: fd ? Number(fd) : null,
        target: here ? '' : target.token.text,
      });
      i = target.next;
      continue;
    }
    const operator = OPERATORS.find((candidate) => text.startsWith(candidate, i));
    if (operator) {
      tokens.push({ kind: 'operator', text: operator });
      i += operator.length;
      if (operator === '\n' && hereDocuments.length > 0) i = skipHereDocuments(text, i, hereDocuments.splice(0));
      continue;
    }
    const word = readWord(text, i);
    if (word.next === i)
      i++; // a stray character that starts nothing
    else {
      tokens.push(word.token);
      i = word.next;
    }
  }
  return tokens;
}
