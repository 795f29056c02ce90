import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { atLineEnds, insertAt, linesUpTo, missingCloser, openQuote, strayOnLine, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';

const OPENER =
  /^[ \t]*(?:def|class|module|if|unless|while|until|case|begin|for)\b(?!.*\bend\b)|\bdo(?:[ \t]*\|[^|]*\|)?[ \t\r]*$/;
const CLOSER = /^[ \t]*end\b/;
const INNER = /^[ \t]*(?:else|elsif|rescue|ensure|when|in)\b/;

/** Ruby, by `ruby -c` over stdin: it parses and runs nothing. */
export const rubySyntax: SyntaxKind = {
  async check(text, _path, view) {
    if (!(await view.which('ruby'))) return null;
    const answer = await view.query(['ruby', '--disable=gems', '-c', '-'], { input: text });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const output = answer.stdout + answer.stderr;
    const line = /^-:(\d+):|^> *(\d+) \|/m.exec(output);
    return {
      ok: false,
      line: line ? Number(line[1] ?? line[2]) : null,
      message: output.split('\n').slice(0, 12).join('\n'),
    };
  },
  candidates(text, line) {
    const code = maskCode(text, 'ruby');
    const near = linesUpTo(code, line);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    return [
      missingDo(code, near),
      missingCloser(code, OPENER, CLOSER, INNER, () => 'end', eol),
      unclosedOnLines(code, near),
      atLineEnds(code, near.slice(0, 2), ','),
      strayOnLine(code, near[0] ?? line),
      strayEnd(code, near[0] ?? line),
      ...near.map((at) => openQuote(text, at)),
    ];
  },
};

/** An `end` line too many. */
const strayEnd = (code: string, line: number) => {
  const lines = code.split('\n');
  if (!/^[ \t]*end[ \t\r]*$/.test(lines[line - 1] ?? '')) return [];
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return [{ start, end: start + (lines[line - 1] ?? '').length + 1, text: '' }];
};

/** `list.each |n|` at the end of a line: the `do` of its block. */
const missingDo = (code: string, lines: readonly number[]) =>
  lines.flatMap((line) => {
    const span = lineSpan(code, line);
    const found = span ? /\.\w+[?!]?(?:\([^()\n]*\))?([ \t]+)\|[^|\n]+\|[ \t\r]*$/.exec(code.slice(...span)) : null;
    return span && found ? [insertAt(span[0] + found.index + found[0].indexOf('|'), 'do ')] : [];
  });
