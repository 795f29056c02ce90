import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { atLineEnds, insertAt, linesUpTo, missingCloser, openQuote, strayOnLine, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';

const MESSAGE = /(?:PHP )?Parse error:\s+(.*?) in .* on line (\d+)/;

/** PHP, by `php -l` over stdin: it parses and runs nothing. */
export const phpSyntax: SyntaxKind = {
  async check(text, _path, view) {
    if (!(await view.which('php'))) return null;
    const answer = await view.query(['php', '-n', '-d', 'display_errors=1', '-l'], { input: text });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const found = MESSAGE.exec(answer.stdout + answer.stderr);
    return { ok: false, line: found ? Number(found[2]) : null, message: found?.[1] ?? 'parse error' };
  },
  candidates(text, line, message) {
    const code = maskCode(text, 'php');
    const near = linesUpTo(code, line);
    const [here = line, above = line] = near;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const braces = missingCloser(code, /\{[ \t\r]*$/, /^[ \t]*\}/, /^[ \t]*(?:\} *else|else|catch|\{)/, () => '}', eol);
    return [
      missingDollar(code, here),
      atLineEnds(code, [above], ';'),
      atLineEnds(code, [here], ';'),
      unclosedOnLines(code, near),
      atLineEnds(code, [above, here], ','),
      ...(/end of file|Unclosed/.test(message) ? [braces, [insertAt(text.trimEnd().length, `${eol}}`)]] : []),
      strayOnLine(code, here),
      openQuote(text, here),
      openQuote(text, above),
    ];
  },
};

/** `total = 3;`: the sign of a variable, where the file has a variable of that name. */
function missingDollar(code: string, line: number): Replacement[] {
  const span = lineSpan(code, line);
  const found = span
    ? /^([ \t]*)([A-Za-z_]\w*)[ \t]*(?:\[[^\]\n]*\][ \t]*)?[-+*/.]?=(?!=|>)/.exec(code.slice(...span))
    : null;
  if (!span || !found?.[2] || !new RegExp(`\\$${found[2]}\\b`).test(code)) return [];
  return [insertAt(span[0] + (found[1]?.length ?? 0), '$')];
}
