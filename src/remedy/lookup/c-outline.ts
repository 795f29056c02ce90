import { maskCode } from './mask-code.ts';

const blanked = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** Masked C or C++ code without preprocessor lines (offsets kept). */
export const withoutDirectives = (code: string): string =>
  code.replace(/^[ \t]*#(?:[^\n\\]|\\\r?\n|\\)*/gm, (directive) => blanked(directive));

/** What stands before an opening brace, back to the end of the statement before it. */
const headOf = (code: string, open: number): string => {
  let start = open;
  while (start > 0 && !/[;{}]/.test(code[start - 1] ?? '')) start--;
  return code.slice(start, open);
};

/** Names inside such braces are visible outside: namespaces, `extern "C"`, and the values of an enum. */
const isOpen = (head: string): boolean => /^\s*(?:inline\s+)?namespace\b|^\s*extern\s*"/.test(head);
const isEnum = (head: string): boolean => /\benum\b[^()]*$/.test(head);

/**
 * Masked code in which the insides of functions, classes and initialisers are blank, so that what remains is declared at the outer level
 * (namespaces and `extern "C"` count as outer, values of enums stay). Offsets are kept.
 */
export function outerCode(code: string): string {
  const plain = withoutDirectives(code);
  const out = plain.split('');
  const closed: boolean[] = [];
  let hidden = 0;
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at] ?? '';
    if (char === '}' && closed.pop()) hidden--;
    if (hidden > 0 && !/\s/.test(char)) out[at] = ' ';
    if (char === '{') {
      const head = hidden > 0 ? '' : headOf(plain, at);
      const hides = hidden > 0 || !(isOpen(head) || isEnum(head));
      closed.push(hides);
      if (hides) hidden++;
    }
  }
  return out.join('');
}

/** Kinds of declaration at the outer level; `s` is an identifier. */
const FORMS: [string, (s: string) => string][] = [
  ['type', (s) => `\\b(?:struct|class|union|enum(?:\\s+(?:class|struct))?)\\s+(?:[A-Z_]+\\s+)?${s}\\b[^;{}()]*\\{`],
  ['type', (s) => `\\btypedef\\b[^;{}]*\\b${s}\\s*(?:\\[[^\\]]*\\]\\s*)?;`],
  ['type', (s) => `\\btypedef\\b[^;{}]*\\(\\s*\\*\\s*${s}\\s*\\)`],
  ['type', (s) => `\\}\\s*(?:\\w+\\s*,\\s*)?\\*?\\s*${s}\\s*(?:,[^;{}]*)?;`],
  ['type', (s) => `\\busing\\s+${s}\\s*=`],
  [
    'function',
    (s) => `(?:^|[;}\\s])(?!return\\b|else\\b)[A-Za-z_][\\w:<>,]*[\\s*&]+${s}\\s*\\([^;{}]*\\)[^;{}()=]*[;{]`,
  ],
  ['variable', (s) => `\\b(?:extern|const|constexpr|inline)\\b[^;(){}]*\\b${s}\\s*(?:\\[[^\\]]*\\]\\s*)*[=;{]`],
  ['value', (s) => `\\benum\\b[^;{}()]*\\{(?:[^{}]*[,\\s])?${s}\\s*[,=}]`],
];

/** How a text declares `symbol` at its outer level (`macro`, `type`, `function`, `variable`, `value`), or null. */
export function declaredAs(text: string, symbol: string): string | null {
  if (!/^[A-Za-z_]\w*$/.test(symbol) || !text.includes(symbol)) return null;
  const code = maskCode(text, 'c');
  if (new RegExp(`^[ \\t]*#[ \\t]*define[ \\t]+${symbol}\\b`, 'm').test(code)) return 'macro';
  const outer = outerCode(code);
  return FORMS.find(([, source]) => new RegExp(source(symbol), 'm').test(outer))?.[0] ?? null;
}

/** Offsets of the outermost braces around a place in masked code: the body of the function (or class) that it stands in. */
export function bodyAround(code: string, offset: number): [number, number] | null {
  const plain = withoutDirectives(code);
  const open: { at: number; counts: boolean }[] = [];
  let start = -1;
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === '{') {
      const counts = open.some((brace) => brace.counts) || !isOpen(headOf(plain, at));
      if (counts && !open.some((brace) => brace.counts)) start = at;
      open.push({ at, counts });
    } else if (plain[at] === '}') {
      const last = open.pop();
      if (last?.counts && !open.some((brace) => brace.counts) && start <= offset && offset <= at)
        return [start, at + 1];
    }
    if (at > offset && !open.some((brace) => brace.counts)) return null;
  }
  return null;
}
