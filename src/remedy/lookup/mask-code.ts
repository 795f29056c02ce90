import type { Language } from './language.ts';

interface Syntax {
  line: string[];
  block: [string, string][];
  /** Openers of strings, longest first. */
  quotes: string[];
  /** Quotes whose text may span lines. */
  multiline: string[];
  escapes: boolean;
}

const C_LIKE: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: ['"', "'"], multiline: [], escapes: true };
const SYNTAX: Record<Language, Syntax> = {
  python: { line: ['#'], block: [], quotes: ['"""', "'''", '"', "'"], multiline: ['"""', "'''"], escapes: true },
  javascript: { ...C_LIKE, quotes: ['`', '"', "'"], multiline: ['`'] },
  typescript: { ...C_LIKE, quotes: ['`', '"', "'"], multiline: ['`'] },
  rust: { ...C_LIKE, quotes: ['"'], multiline: ['"'] },
  go: { ...C_LIKE, quotes: ['`', '"', "'"], multiline: ['`'] },
  java: { ...C_LIKE, quotes: ['"""', '"', "'"], multiline: ['"""'] },
  c: C_LIKE,
  php: { ...C_LIKE, line: ['//', '#'], multiline: ['"', "'"] },
  ruby: { line: ['#'], block: [], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
  perl: { line: ['#'], block: [], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
  shell: { line: ['#'], block: [], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
};

/** What opens an expression inside a string, where the expression may hold the same quote again. Python's f-strings are told by their prefix. */
function holeOpener(language: Language, quote: string): string | null {
  if (quote === '`' && (language === 'javascript' || language === 'typescript')) return '${';
  if (quote === '"' && language === 'ruby') return '#{';
  return quote === '"' && language === 'php' ? '{$' : null;
}

/**
 * The same text with the insides of comments and strings replaced by spaces (line ends kept), so that what remains is code at the
 * same offsets. Expressions inside Python f-strings, JavaScript templates, Ruby and PHP strings stay. One pass, never throws on broken code.
 */
export function maskCode(text: string, language: Language): string {
  const syntax = SYNTAX[language];
  const out = text.split('');
  const blank = (from: number, to: number): void => {
    for (let i = from; i < Math.min(to, text.length); i++) if (text[i] !== '\n' && text[i] !== '\r') out[i] = ' ';
  };
  const upTo = (token: string, from: number): number => {
    const end = text.indexOf(token, from);
    return end < 0 ? text.length : end + token.length;
  };

  /** Skips a string whose opening quote starts at `at`; returns the offset after its closing quote. */
  const skipString = (at: number, quote: string): number => {
    const hole = holeOpener(language, quote);
    const format =
      language === 'python' && /[fF]/.test(text.slice(Math.max(0, at - 2), at).match(/[a-zA-Z]+$/)?.[0] ?? '');
    const raw = language === 'go' && quote === '`';
    let i = at + quote.length;
    let from = i;
    while (i < text.length) {
      if (text[i] === '\\' && syntax.escapes && !raw) i += 2;
      else if (text.startsWith(quote, i)) break;
      else if (text[i] === '\n' && !syntax.multiline.includes(quote)) break;
      else if (format && text.startsWith('{{', i)) i += 2;
      else if ((format && text[i] === '{') || (hole && text.startsWith(hole, i))) {
        blank(from, i);
        i = skipHole(i + (hole && hole !== '{$' ? 2 : 1), quote, hole !== null);
        from = i;
      } else i++;
    }
    blank(from, i);
    return Math.min(i + (text.startsWith(quote, i) ? quote.length : 0), text.length);
  };

  /** Skips the expression inside a format string; ends after its closing brace, or where the string must have ended. */
  const skipHole = (at: number, outer: string, nests: boolean): number => {
    let depth = 1;
    let i = at;
    while (i < text.length && depth > 0) {
      const char = text[i] ?? '';
      const quote = syntax.quotes.find((open) => text.startsWith(open, i));
      if (quote === outer && !nests) return i;
      if (quote) i = skipString(i, quote);
      else {
        if (char === '{') depth++;
        if (char === '}') depth--;
        if (char === '\n' && !syntax.multiline.includes(outer)) return i;
        i++;
      }
    }
    return i;
  };

  let i = 0;
  while (i < text.length) {
    const comment = syntax.line.find((token) => text.startsWith(token, i));
    const block = syntax.block.find(([open]) => text.startsWith(open, i));
    const quote = syntax.quotes.find((open) => text.startsWith(open, i));
    const rustRaw = language === 'rust' ? /^r(#{0,8})"/.exec(text.slice(i, i + 10)) : null;
    const commentHere = comment && !(language === 'shell' && /[^\s;(]/.test(text[i - 1] ?? ' '));
    if (commentHere && !(language === 'php' && text.startsWith('#[', i))) {
      const end = text.indexOf('\n', i);
      blank(i, end < 0 ? text.length : end);
      i = end < 0 ? text.length : end;
    } else if (block) {
      const end = upTo(block[1], i + block[0].length);
      blank(i, end);
      i = end;
    } else if (rustRaw && !/\w/.test(text[i - 1] ?? ' ')) {
      const end = upTo(`"${rustRaw[1] ?? ''}`, i + rustRaw[0].length);
      blank(i + rustRaw[0].length, end - 1 - (rustRaw[1] ?? '').length);
      i = end;
    } else if (quote) i = skipString(i, quote);
    else if (language === 'rust' && /^'(?:\\[^\n]{1,9}|[^'\\\n])'/.test(text.slice(i, i + 12))) i = upTo("'", i + 2);
    else i++;
  }
  return out.join('');
}
