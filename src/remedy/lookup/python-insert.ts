import { maskCode } from './mask-code.ts';
import { pythonImports } from './python-imports.ts';

/** Where a new top-level import goes: standard ones before the first import, others after the last of the leading block. */
export function importInsertion(
  text: string,
  line: string,
  eol: string,
  standard: boolean,
): { start: number; end: number; text: string } {
  const code = maskCode(text, 'python');
  const top = pythonImports(text).filter((statement) => statement.indent === '' && !statement.guarded);
  const leading = top.filter(
    (statement, index) => index === 0 || onlyImportsBetween(code, top[index - 1]?.end ?? 0, statement.start),
  );
  const future = leading.filter((statement) => statement.module === '__future__').at(-1);
  const first = leading.find((statement) => statement.module !== '__future__');
  const last = leading.at(-1);
  if (standard && first) return { start: first.start, end: first.start, text: line + eol };
  const after = standard ? future : last;
  if (after) {
    const at = endOfLine(text, after.end);
    return { start: at, end: at, text: eol + line };
  }
  const at = afterDocstring(text, code);
  const rest = text.slice(at);
  const apart = /^(?:@|(?:async )?def\b|class\b)/.test(rest) ? eol : '';
  return {
    start: at,
    end: at,
    text: `${line}${eol}${rest.trim() === '' || /^\s*\r?\n/.test(rest) ? '' : eol}${apart}`,
  };
}

const onlyImportsBetween = (code: string, from: number, to: number): boolean =>
  code
    .slice(from, to)
    .split('\n')
    .every((line) => line.trim() === '' || line.trim() === ')');

const endOfLine = (text: string, from: number): number => {
  const end = text.slice(from).search(/\r?\n/);
  return end < 0 ? text.length : from + end;
};

/** Start of the line after shebang, leading comments and the module docstring. */
export const afterDocstring = (text: string, code: string): number => {
  const first = code.search(/\S/);
  const quote = first < 0 ? null : /^[rRuUbB]{0,2}("""|'''|"|')/.exec(code.slice(first, first + 5));
  if (!quote?.[1]) return startOfCode(text);
  const open = first + quote[0].length;
  const close = text.indexOf(quote[1], open);
  if (close < 0) return startOfCode(text);
  const end = endOfLine(text, close);
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
};

/** After a shebang, an encoding line and the comment block that begins the file. */
const startOfCode = (text: string): number => {
  let at = 0;
  while (text[at] === '#') {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
};
