import { maskCode } from '../../lookup/mask-code.ts';
import { insertAt, linesUpTo, missingCloser, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';

/** Rust, by rustfmt's parser: it reads stdin and writes nothing. The compiler's own proposals are another strategy's. */
export const rustSyntax: SyntaxKind = {
  async check(text, _path, view) {
    if (!(await view.which('rustfmt'))) return null;
    const answer = await view.query(['rustfmt', '--edition', '2021', '--emit', 'stdout'], { input: text, cwd: '' });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const line = /--> <stdin>:(\d+)/.exec(answer.stderr)?.[1];
    const message = /^error: (.*)$/m.exec(answer.stderr)?.[1] ?? 'syntax error';
    return { ok: false, line: line ? Number(line) : null, message };
  },
  candidates(text, line) {
    const code = maskCode(text, 'rust');
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const braces = missingCloser(code, /\{[ \t\r]*$/, /^[ \t]*\}/, /^[ \t]*(?:\} *else|else|\{)/, () => '}', eol);
    return [unclosedOnLines(code, linesUpTo(code, line)), braces, [insertAt(text.trimEnd().length, `${eol}}`)]];
  },
};
