import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { insertAt, linesUpTo, missingCloser, openQuote, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';

const OPENER = /^[ \t]*(?:if|for|while|until|case|select)\b(?!.*\b(?:fi|done|esac)\b)|\{[ \t\r]*$/;
const CLOSER = /^[ \t]*(?:fi|done|esac|\})/;
const INNER = /^[ \t]*(?:else|elif|then|do)\b/;

const closerOf = (opening: string): string =>
  /^[ \t]*if\b/.test(opening)
    ? 'fi'
    : /^[ \t]*case\b/.test(opening)
      ? 'esac'
      : /\{[ \t\r]*$/.test(opening)
        ? '}'
        : 'done';

/** `then` and `do` that were forgotten at the end of a condition. */
function keywords(code: string, lines: readonly number[]): Replacement[] {
  return lines.flatMap((line) => {
    const span = lineSpan(code, line);
    if (!span) return [];
    const shown = code.slice(...span);
    const word = /^[ \t]*(?:if|elif)\b/.test(shown) ? 'then' : /^[ \t]*(?:for|while|until)\b/.test(shown) ? 'do' : null;
    if (!word || new RegExp(`\\b${word}\\b`).test(shown)) return [];
    const end = span[0] + shown.trimEnd().length;
    return [insertAt(end, code[end - 1] === ';' ? ` ${word}` : `; ${word}`)];
  });
}

/** Blanks that `[` and `]` need around them. */
export function testBlanks(code: string, line: number): Replacement[] {
  const span = lineSpan(code, line);
  if (!span) return [];
  const shown = code.slice(...span);
  const fixed = shown
    .replace(/(^|[\s;])(\[\[?)(?=[^\s[])/g, '$1$2 ')
    .replace(/([^\s\]])(\]\]?)(?=\s*(?:;|$|&&|\|\|))/g, '$1 $2');
  return fixed === shown ? [] : [{ start: span[0], end: span[1], text: fixed }];
}

/** Shell scripts, by `-n` of the shell that the shebang names: it reads and runs nothing. */
export const shellSyntax: SyntaxKind = {
  async check(text, _path, view) {
    const named = /^#![^\n]*\b(bash|dash|zsh|ksh|sh)\b/.exec(text)?.[1] ?? 'bash';
    const shell = (await view.which(named)) ? named : 'sh';
    const answer = await view.query([shell, '-n'], { input: text });
    if (answer.exitCode === 0) return { ok: true, line: null, message: '' };
    const line = /(?:line |: )(\d+):/.exec(answer.stderr)?.[1];
    return { ok: false, line: line ? Number(line) : null, message: answer.stderr.trim() };
  },
  candidates(text, line) {
    const code = maskCode(text, 'shell');
    const near = linesUpTo(code, line, 4);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    return [
      keywords(code, near),
      missingCloser(code, OPENER, CLOSER, INNER, closerOf, eol),
      unclosedOnLines(code, near),
      testBlanks(code, near[0] ?? line),
      ...near.map((at) => openQuote(text, at)),
    ];
  },
};
