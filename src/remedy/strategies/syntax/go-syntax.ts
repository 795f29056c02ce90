import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { betweenWords } from './between-words.ts';
import { atLineEnds, insertAt, linesUpTo, missingCloser, openQuote, strayOnLine, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';
import { typographic } from './typographic.ts';

/** A brace on a line of its own belongs to the end of the line above: Go ends a statement at a line end. */
function loneBrace(code: string, line: number): Replacement[] {
  const span = lineSpan(code, line);
  const above = lineSpan(code, line - 1);
  if (!span || !above || !/^\s*\{\s*$/.test(code.slice(...span))) return [];
  const end = above[0] + code.slice(...above).trimEnd().length;
  return [{ start: end, end: span[1], text: ' {' }];
}

/** Go, by `gofmt -e` over stdin: it parses and prints, nothing more. */
export const goSyntax: SyntaxKind = {
  async check(text, _path, view) {
    if (!(await view.which('gofmt'))) return null;
    const answer = await view.query(['gofmt', '-e'], { input: text });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const found = /^<standard input>:(\d+):\d+: (.*)$/m.exec(answer.stderr);
    return { ok: false, line: found ? Number(found[1]) : null, message: found?.[2] ?? 'parse error' };
  },
  candidates(text, line) {
    const code = maskCode(text, 'go');
    const near = linesUpTo(code, line);
    const [here = line, above = line] = near;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const braces = missingCloser(code, /\{[ \t\r]*$/, /^[ \t]*\}/, /^[ \t]*(?:\} *else|case|default)/, () => '}', eol);
    return [
      [...loneBrace(code, here), ...loneBrace(code, here + 1)],
      foreignForms(text, code, here, above),
      unclosedOnLines(code, near),
      [...atLineEnds(code, [above], ','), ...atLineEnds(code, [here], ',')],
      betweenWords(text, here, ','),
      near.flatMap((at) => openBrace(code, at)),
      braces,
      strayOnLine(code, here),
      openQuote(text, here),
      openQuote(text, above),
      typographic(text, here),
    ];
  },
};

/** The opening brace that a statement lacks at the end of its line. */
const openBrace = (code: string, line: number): Replacement[] => {
  const span = lineSpan(code, line);
  const shown = span ? code.slice(...span) : '';
  if (!span || !/^\s*(?:\}?\s*else|if|for|switch|select|func)\b/.test(shown) || /\{\s*$/.test(shown)) return [];
  return [insertAt(span[0] + shown.trimEnd().length, ' {')];
};

/** What other languages write and Go does not: `else` on a line of its own, `while`, `:=` outside functions, a text in single quotes. */
function foreignForms(text: string, code: string, here: number, above: number): Replacement[] {
  const span = lineSpan(code, here);
  const before = lineSpan(code, above);
  if (!span) return [];
  const shown = code.slice(...span);
  const found: Replacement[] = [];
  const word = /^(\s*)(?:else\b|while\b|(\w+)\s*:=)/.exec(shown);
  const at = span[0] + (word?.[1]?.length ?? 0);
  if (word && /^\s*else/.test(shown) && before && /\}\s*$/.test(code.slice(...before)))
    found.push({ start: before[0] + code.slice(...before).trimEnd().length, end: at, text: ' ' });
  if (word && /^\s*while/.test(shown)) found.push({ start: at, end: at + 'while'.length, text: 'for' });
  if (word?.[2] && word[1] === '') {
    const sign = code.indexOf(':=', at);
    found.push({ start: at, end: sign + 2, text: `var ${word[2]} =` });
  }
  for (const match of text.slice(...span).matchAll(/'([^'"\\`\n]{2,})'/g)) {
    const start = span[0] + match.index;
    found.push({ start, end: start + match[0].length, text: `"${match[1]}"` });
  }
  return found;
}
