import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { insertAt, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';

/** Last code character of a Perl line; a `#` that begins a comment stands after a blank. */
const endOf = (text: string, line: number): number | null => {
  const span = lineSpan(text, line);
  if (!span) return null;
  const shown = text.slice(...span).replace(/(^|\s)#.*$/, '$1');
  return shown.trim() === '' ? null : span[0] + shown.trimEnd().length;
};

/** Perl, by `perl -c` over stdin. That runs BEGIN blocks and loads modules, as the failing command itself did a moment ago. */
export const perlSyntax: SyntaxKind = {
  async check(text, _path, view) {
    if (!(await view.which('perl'))) return null;
    const answer = await view.query(['perl', '-c', '-'], { input: text });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const line = / at - line (\d+)/.exec(answer.stderr)?.[1];
    return { ok: false, line: line ? Number(line) : null, message: answer.stderr.trim() };
  },
  candidates(text, line, message) {
    const groups = [];
    for (let at = line; at >= 1 && at > line - 4; at--) {
      const end = endOf(text, at);
      if (end === null || /[;{},(]/.test(text[end - 1] ?? '')) continue;
      groups.push([insertAt(end, ';')]);
      groups.push([
        insertAt(end, ')'),
        insertAt(end, ');'),
        insertAt(end, ']'),
        insertAt(end, '"'),
        insertAt(end, '";'),
      ]);
    }
    groups.push(
      unclosedOnLines(
        maskCode(text, 'perl'),
        [line, line - 1].filter((at) => at >= 1),
      ),
    );
    if (/Missing right curly/.test(message)) groups.push([insertAt(text.trimEnd().length, '\n}')]);
    return groups;
  },
};
