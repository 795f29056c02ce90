import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { closingBracket, lineSpan } from '../../lookup/source-text.ts';
import { openQuote } from './signs.ts';

const insert = (at: number, text: string): Replacement => ({ start: at, end: at, text });

/** Offset after the last code character of a line (comments and trailing white space left out). */
const endOfCode = (code: string, span: [number, number]): number => span[0] + code.slice(...span).trimEnd().length;

const OPENER = /^[ \t]*(?:if|elif|else|for|while|def|class|try|except|finally|with|async|match|case|lambda)\b/;
const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** `:` at the end of a block opener. */
function colons(code: string, span: [number, number]): Replacement[] {
  const text = code.slice(...span);
  const end = endOfCode(code, span);
  return OPENER.test(text) && !text.trimEnd().endsWith(':') ? [insert(end, ':')] : [];
}

/** `=` in a condition to `==`, where the right side cannot be meant as an assignment. */
function comparisons(code: string, span: [number, number]): Replacement[] {
  const text = code.slice(...span);
  if (!/^[ \t]*(?:if|elif|while|assert|return|not)\b/.test(text) && !/\bif\b/.test(text)) return [];
  return [...text.matchAll(/(?<![=!<>:+\-*/%&|^])=(?!=)/g)]
    .filter((sign) => !/^\s*[\w.]+\(/.test(text.slice(sign.index + 1)))
    .map((sign) => ({ start: span[0] + sign.index, end: span[0] + sign.index + 1, text: '==' }));
}

const OPERATOR = /\s+(?:and|or|in|is|if|not in|==|!=|<=?|>=?|\+|-|\*\*?|\/\/?|%|@|\||&)\s+/y;

/** Offsets before operators that stand directly inside the bracket: it could have been meant to close there. */
function beforeOperators(code: string, open: number, end: number): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = open; i < end; i++) {
    if ('([{'.includes(code[i] ?? '')) depth++;
    if (')]}'.includes(code[i] ?? '')) depth--;
    OPERATOR.lastIndex = i;
    if (depth === 1 && i > open + 1 && OPERATOR.test(code)) found.push(i);
  }
  return found;
}

/**
 * Where a bracket that is never closed may close: on its own line (all places at once, so that two readings count as two), then at the end
 * of each following line (on a line of its own when the opening one ends its line). A call that is a statement of its own ends with its line.
 */
function unclosed(code: string, open: number): Replacement[][] {
  const closer = CLOSERS[code[open] ?? ''];
  if (!closer) return [];
  const line = code.slice(code.lastIndexOf('\n', open) + 1, open);
  const ownLine = /^[ \t]*\r?(?:\n|$)/.test(code.slice(open + 1));
  const onLine = `${code.includes('\r\n') ? '\r\n' : '\n'}${/^[ \t]*/.exec(line)?.[0] ?? ''}${closer}`;
  const groups: Replacement[][] = [];
  let at = open;
  for (let tries = 0; tries < 40 && at < code.length; tries++) {
    const lineEnd = code.indexOf('\n', at) < 0 ? code.length : code.indexOf('\n', at);
    const end = at + code.slice(at, lineEnd).trimEnd().length;
    const places = end > open ? [end, ...(code[end - 1] === ':' ? [end - 1] : [])] : [];
    if (tries === 0 && !/^\s*[\w.]+$/.test(line)) places.push(...beforeOperators(code, open, end));
    groups.push(places.map((place) => insert(place, ownLine && tries > 0 ? onLine : closer)));
    at = lineEnd + 1;
  }
  return groups;
}

/** Offset of the innermost bracket that is open at the end of the code and stands on this line, or the last open one at all. */
function openBracket(code: string, span: [number, number]): number {
  for (let i = span[1] - 1; i >= span[0]; i--) if (CLOSERS[code[i] ?? ''] && closingBracket(code, i) < 0) return i;
  return -1;
}

/** A comma after the end of a line or between two neighbouring values of one line. */
function commas(code: string, span: [number, number]): Replacement[] {
  const text = code.slice(...span);
  const gaps = [...text.matchAll(/(?<=[\w\])}"'])([ \t]+)(?=[\w([{"'])/g)].map((gap) =>
    insert(span[0] + gap.index, ','),
  );
  const end = endOfCode(code, span);
  return [...(end > span[0] ? [insert(end, ',')] : []), ...gaps];
}

/** Signs of other languages and of word processors. */
const FOREIGN: [RegExp, string][] = [
  [/[\u201c\u201d\u201e]/g, '"'],
  [/[\u2018\u2019]/g, "'"],
  [/[\u00a0\u2007\u202f]/g, ' '],
  [/\u200b|\u200c|\u200d|\ufeff/g, ''],
  [/\u2013|\u2212/g, '-'],
  [/\uff1a/g, ':'],
  [/\uff0c/g, ','],
  [/&&/g, 'and'],
  [/\|\|/g, 'or'],
  [/\b(?:else[ \t]+if|else?if|elsif)\b/g, 'elif'],
  [/(?<=[\s(])!(?=[\w(])/g, 'not '],
];

function foreign(text: string, span: [number, number]): Replacement[] {
  const line = text.slice(...span);
  const fixed = FOREIGN.reduce((result, [wrong, right]) => result.replace(wrong, right), line);
  return fixed === line ? [] : [{ start: span[0], end: span[1], text: fixed }];
}

/** Python 2's print statement. */
function printCalls(text: string, span: [number, number]): Replacement[] {
  const found = /^([ \t]*print)[ \t]+([^\n#]*?)[ \t]*$/.exec(text.slice(...span));
  const argument = found?.[2];
  if (!found || !argument || argument.startsWith('(') || argument.startsWith('>>')) return [];
  return [{ start: span[0], end: span[1], text: `${found[1]}(${argument})` }];
}

/** A Windows path or the like in a string whose backslashes Python reads as escapes: the string made raw. */
function rawStrings(text: string, span: [number, number]): Replacement[] {
  return [...text.slice(...span).matchAll(/(?<![\w'"])(['"])[^'"\n]*\\[^'"\n]*\1/g)].map((literal) =>
    insert(span[0] + literal.index, 'r'),
  );
}

/** The same quote inside and outside of an f-string, which Python before 3.12 does not read: the inner ones become the other quote. */
function innerQuotes(text: string, span: [number, number]): Replacement[] {
  return [...text.slice(...span).matchAll(/\{[^{}\n]*?(["'])[^"'{}\n]*\1[^{}\n]*?\}/g)].map((hole) => {
    const quote = hole[1] ?? '"';
    const start = span[0] + hole.index;
    return { start, end: start + hole[0].length, text: hole[0].replaceAll(quote, quote === '"' ? "'" : '"') };
  });
}

/** Python 2's `except E, e`, `raise E, "x"`, `<>`, `0777`; the `n++` of other languages. */
function oldForms(text: string, code: string, span: [number, number]): Replacement[] {
  const line = text.slice(...span);
  const masked = code.slice(...span);
  const whole = (after: string): Replacement[] =>
    after === line ? [] : [{ start: span[0], end: span[1], text: after }];
  const named = /^([ \t]*except[ \t]+)([\w.]+)[ \t]*,[ \t]*([\w.]+)[ \t]*:/.exec(masked);
  if (named) {
    const [head, first = '', second = ''] = [named[1] ?? '', named[2], named[3]];
    const rest = line.slice(named[0].length);
    return whole(
      /^[a-z_]\w{0,15}$/.test(second) ? `${head}${first} as ${second}:${rest}` : `${head}(${first}, ${second}):${rest}`,
    );
  }
  const raised = /^([ \t]*raise[ \t]+[\w.]+)[ \t]*,[ \t]*(.+?)[ \t]*$/.exec(line);
  if (raised) return whole(`${raised[1]}(${raised[2]})`);
  const octal = [...masked.matchAll(/(?<![\w.])0(?=[0-7]+\b)/g)];
  if (octal.length > 0) return octal.map((digit) => insert(span[0] + digit.index + 1, 'o'));
  const step = /^([ \t]*[\w.[\]]+)(\+\+|--)[ \t]*;?[ \t]*$/.exec(masked);
  if (step) return whole(`${line.slice(0, step[1]?.length)} ${step[2]?.[0]}= 1`);
  return masked.includes('<>') ? whole(line.replace('<>', '!=')) : [];
}

/** A closing sign that closes nothing, or the wrong one. */
function strayClosers(code: string, span: [number, number], message: string): Replacement[] {
  const wrong = /unmatched '(.)'/.exec(message)?.[1];
  const mismatch = /closing parenthesis '(.)' does not match opening parenthesis '(.)'/.exec(message);
  const sign = wrong ?? mismatch?.[1];
  const text = mismatch ? (CLOSERS[mismatch[2] ?? ''] ?? '') : '';
  if (!sign) return [];
  const offsets = [...code.slice(...span)].flatMap((char, index) => (char === sign ? [span[0] + index] : []));
  return offsets.flatMap((start) => [
    { start, end: start + 1, text },
    ...(mismatch && text ? [insert(start, text)] : []),
  ]);
}

/**
 * Single changes that may satisfy a syntax error, in groups: the group that fits the message best comes first. Lines are 1-based. Pure;
 * whether a change helps is for Python to say.
 */
export function syntaxCandidates(text: string, line: number, message: string): Replacement[][] {
  const span = lineSpan(text, line);
  if (!span) return [];
  const code = maskCode(text, 'python');
  const before = line > 1 ? lineSpan(text, line - 1) : null;
  const here = span;
  const both = (make: (span: [number, number]) => Replacement[]): Replacement[] => [
    ...make(here),
    ...(before ? make(before) : []),
  ];
  const groups: Replacement[][] = [];
  if (/expected ':'|invalid syntax/.test(message)) groups.push(both((at) => colons(code, at)));
  if (/'=='|cannot assign|invalid syntax/.test(message)) groups.push(comparisons(code, here));
  if (/never closed/.test(message)) groups.push(...unclosed(code, openBracket(code, here)));
  if (/unmatched|does not match opening/.test(message)) groups.push(strayClosers(code, here, message));
  if (/forgot a comma|invalid syntax/.test(message)) groups.push(both((at) => commas(code, at)));
  if (/unterminated (?:f-)?string|EOL while scanning/.test(message)) groups.push(openQuote(text, line));
  if (/multiple exception types|invalid syntax|leading zeros|expected ':'/.test(message))
    groups.push(oldForms(text, code, here));
  if (/unicodeescape|escape/.test(message)) groups.push(rawStrings(text, here));
  if (/f-string|invalid syntax|unterminated string/.test(message)) groups.push(innerQuotes(text, here));
  if (/Missing parentheses in call to 'print'|invalid syntax/.test(message)) groups.push(printCalls(text, here));
  if (/invalid (?:non-printable )?character|invalid syntax|expected ':'/.test(message))
    groups.push(foreign(text, here));
  if (/invalid syntax|never closed|was expected|unexpected EOF/.test(message) && before) {
    groups.push(...unclosed(code, openBracket(code, before)));
  }
  return groups.filter((group) => group.length > 0);
}
