import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import type { ProjectView } from '../../remedy.ts';
import { betweenWords } from './between-words.ts';
import { JAVA_PARSER } from './java-parser.ts';
import { atLineEnds, insertAt, linesUpTo, missingCloser, openQuote, strayOnLine, unclosedOnLines } from './signs.ts';
import type { SyntaxKind } from './syntax-kind.ts';
import { typographic } from './typographic.ts';

/** A word of a command line holds no more than this. */
const MAX_TEXT = 100_000;

interface Parsed {
  errors: number;
  line: number;
  offset: number;
  message: string;
}

/** Asks the JDK's own parser (in memory; nothing is compiled or run) about the text, or the text with each of the edits. */
async function parse(text: string, edits: readonly Replacement[], view: ProjectView): Promise<Parsed[] | null> {
  if (text.length > MAX_TEXT || !(await view.which('javac'))) return null;
  const words = edits.map(({ start, end, text: put }) => `${start},${end},${put}`);
  const argv = ['java', '-XX:TieredStopAtLevel=1', '--source', '11', '{input}', text, ...words];
  const answer = await view.query(argv, { input: JAVA_PARSER, inputName: 'Parse.java', cwd: '', timeoutMs: 30_000 });
  const lines = answer.stdout.split('\n').filter((line) => /^\d+ -?\d+ -?\d+ /.test(line));
  if (answer.exitCode !== 0 || lines.length !== Math.max(1, edits.length)) return null;
  return lines.map((line) => {
    const [errors, at, offset, ...message] = line.split(' ');
    return { errors: Number(errors), line: Number(at), offset: Number(offset), message: message.join(' ') };
  });
}

/** The sign that the parser expects, at the place where it expects it. */
function expected(message: string, offset: number): Replacement[] {
  const sign =
    /^'([;,:)\]}({[]|->)' expected$/.exec(message)?.[1] ?? (/^',', '\}', or ';' expected$/.test(message) ? ',' : null);
  return sign && offset >= 0 ? [insertAt(offset, sign)] : [];
}

/** A text in single quotes: Java has those for one character only. */
function doubleQuoted(text: string, line: number): Replacement[] {
  const span = lineSpan(text, line);
  const shown = span ? text.slice(...span) : '';
  return [...shown.matchAll(/'([^'"\\\n]{2,})'/g)].map(({ index, 0: whole, 1: inner }) => {
    const start = (span?.[0] ?? 0) + index;
    return { start, end: start + whole.length, text: `"${inner}"` };
  });
}

/** Java, by the parser of the JDK that is here. */
export const javaSyntax: SyntaxKind = {
  async check(text, _path, view) {
    const found = (await parse(text, [], view))?.[0];
    if (!found) return null;
    return found.errors === 0
      ? { ok: true, line: null, message: '' }
      : { ok: false, line: found.line > 0 ? found.line : null, message: found.message, offset: found.offset };
  },
  async checkEdits(text, edits, _path, view) {
    const found = edits.length > 0 ? await parse(text, edits, view) : [];
    return found?.map(({ errors }) => errors === 0) ?? null;
  },
  candidates(text, line, message, offset = -1) {
    const code = maskCode(text, 'java');
    const near = linesUpTo(code, line);
    const [here = line, above = line] = near;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const braces = missingCloser(
      code,
      /\{[ \t\r]*$/,
      /^[ \t]*\}/,
      /^[ \t]*(?:\} *else|else|catch|finally|case|default|\{)/,
      () => '}',
      eol,
    );
    const last = /end of file/.test(message) ? [insertAt(text.trimEnd().length, `${eol}}`)] : [];
    return [
      expected(message, offset),
      atLineEnds(code, [above], ';'),
      atLineEnds(code, [here], ';'),
      unclosedOnLines(code, near),
      betweenWords(text, here, ','),
      atLineEnds(code, [above, here], ','),
      braces,
      last,
      strayOnLine(code, here),
      openQuote(text, here),
      typographic(text, here),
      doubleQuoted(text, here),
    ];
  },
};
