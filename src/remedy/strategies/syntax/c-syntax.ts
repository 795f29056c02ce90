import { dirname } from 'node:path/posix';
import type { Replacement } from '../../../transaction/plan.ts';
import { buildFlags, isCpp } from '../../lookup/c-build-flags.ts';
import { includedFile } from '../../lookup/c-headers.ts';
import { cIncludes } from '../../lookup/c-includes.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import type { ProjectView, SourceFile } from '../../remedy.ts';
import { betweenWords } from './between-words.ts';
import { atLineEnds, insertAt, linesUpTo, missingCloser, openQuote, strayOnLine, unclosedOnLines } from './signs.ts';
import { statedSign } from './stated-sign.ts';
import type { SyntaxKind, SyntaxVerdict } from './syntax-kind.ts';
import { typographic } from './typographic.ts';

/** Headers that are parsed to find where a mistake really is. */
const MAX_HEADERS = 4;

const MESSAGE = /^<stdin>:(\d+):(?:\d+:)? (?:fatal )?error: (.*)$/gm;
/** Messages that are about the form of the text; what a name means is another matter. */
const ABOUT_FORM =
  /^expected |^missing terminating|^extraneous closing|^stray |^unterminated |before [‘'`].*token$|at end of input|^unbalanced|^two or more data types|^unexpected |^non-object type/;
/** A template or type that is not known makes C++ expect other signs: then the form cannot be judged. */
const FROM_NAMES =
  /^expected (?:primary-expression before|initializer before ‘<’|template-name|class-name|unqualified-id before ‘<’)/;
const BLIND = /^[‘'`]?[^’'`:]+[’']?(?:: No such file or directory| file not found)/;

/** The compiler driver that is here, gcc first: it says most. */
async function compiler(cpp: boolean, view: ProjectView): Promise<string | null> {
  for (const name of cpp ? ['g++', 'clang++', 'c++'] : ['gcc', 'clang', 'cc']) if (await view.which(name)) return name;
  return null;
}

/** Errors of meaning hide errors of form behind them: they count only when they were there before. */
function verdict(output: string, before: SyntaxVerdict | undefined): SyntaxVerdict | null {
  const errors = [...output.matchAll(MESSAGE)].map((match) => ({ line: Number(match[1]), message: match[2] ?? '' }));
  if (errors.some(({ message }) => BLIND.test(message))) return null;
  const isForm = (message: string): boolean => ABOUT_FORM.test(message) && !FROM_NAMES.test(message);
  const form = errors.find(({ message }) => isForm(message));
  const others = errors.map(({ message }) => message).filter((message) => !isForm(message));
  const ok = !form && others.every((message) => !before || before.others?.includes(message));
  return { ok, line: form?.line ?? null, message: form?.message ?? '', others };
}

/** C and C++, by the compiler reading stdin with `-fsyntax-only`: it writes nothing. Only errors of form count. */
export const cSyntax: SyntaxKind = {
  stated: statedSign,
  /** A declaration that a header leaves open shows at the first code after the includes. */
  async readBefore(source, line, view) {
    const includes = cIncludes(source.text).filter(({ system }) => !system);
    const last = includes.at(-1);
    const start = lineSpan(source.text, line)?.[0];
    if (!last || start === undefined || maskCode(source.text, 'c').slice(last.end, start).trim() !== '') return [];
    const { folders } = await buildFlags(view);
    const found = await Promise.all(includes.map(({ name }) => includedFile(view, source.path, name, folders)));
    const texts = await Promise.all(found.reverse().map((path) => (path ? view.read(path) : null)));
    return texts.filter((text): text is SourceFile => text !== null).slice(0, MAX_HEADERS);
  },
  async check(text, path, view, before) {
    const cpp = isCpp(path, text);
    const tool = await compiler(cpp, view);
    if (!tool) return null;
    const { folders, options } = await buildFlags(view);
    const own = dirname(path) === '.' ? '' : dirname(path);
    const search = [...new Set([own, ...folders])].flatMap((folder) => ['-I', `${view.root}/${folder}`]);
    const standard = options.filter((option) => !/^-std=/.test(option) || /\+\+/.test(option) === cpp);
    const argv = [tool, '-fsyntax-only', '-w', ...standard, '-iquote', `${view.root}/${own}`, ...search];
    const answer = await view.query([...argv, '-x', cpp ? 'c++' : 'c', '-'], { input: text, cwd: '' });
    return answer.exitCode === 0 ? { ok: true, line: null, message: '' } : verdict(answer.stderr, before);
  },
  candidates(text, line, message) {
    const code = maskCode(text, 'c');
    const near = linesUpTo(code, line);
    const [here = line, above = line] = near;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const braces = missingCloser(
      code,
      /\{[ \t\r]*$/,
      /^[ \t]*\}/,
      /^[ \t]*(?:\} *else|else|\{|case|default|\w+:)/,
      () => '}',
      eol,
    );
    const semicolons = [...atLineEnds(code, [above], ';'), ...atLineEnds(code, [here], ';')];
    if (/^unterminated #/.test(message)) return [guardEnd(text, code, line)];
    return [
      semicolons,
      ...(/terminating/.test(message) ? [openQuote(text, here)] : []),
      unclosedOnLines(code, near),
      betweenWords(text, here, ','),
      atLineEnds(code, [above, here], ','),
      beforeBrace(code, here),
      braces,
      ...(/end of input|declaration or statement|^expected '}'/.test(message)
        ? [[insertAt(text.trimEnd().length, `${eol}}`)]]
        : []),
      strayOnLine(code, here),
      openQuote(text, here),
      openQuote(text, above),
      typographic(text, here),
    ];
  },
};

/** `int f(void) { return 1 }`: the semicolon before a brace that closes on the same line. */
function beforeBrace(code: string, line: number): Replacement[] {
  const span = lineSpan(code, line);
  if (!span) return [];
  return [...code.slice(...span).matchAll(/(?<=[\w)\]"'])[ \t]*\}/g)].map((match) =>
    insertAt(span[0] + match.index, ';'),
  );
}

/** `#endif` at the end of a header whose first condition is its guard; with other conditions inside, any of them may be the open one. */
function guardEnd(text: string, code: string, line: number): Replacement[] {
  const start = lineSpan(code, line)?.[0] ?? 0;
  const guard = /^[ \t]*#[ \t]*ifndef[ \t]+(\w+)[ \t\r]*\n[ \t]*#[ \t]*define[ \t]+\1[ \t\r]*$/m.exec(
    code.slice(start),
  );
  const inside = code
    .slice(start + (guard?.[0].length ?? 0))
    .replace(/^[ \t]*#[ \t]*ifdef[ \t]+__cplusplus\b[^#]*#[ \t]*endif\b/gm, '');
  if (guard?.index !== 0 || /^[ \t]*#[ \t]*(?:if|else|elif|endif)/m.test(inside)) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return [insertAt(text.length, `${text.endsWith('\n') ? '' : eol}${eol}#endif${eol}`)];
}
