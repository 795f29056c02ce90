import type { Replacement } from '../../../transaction/plan.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { closingBracket, lineSpan } from '../../lookup/source-text.ts';
import type { ProjectView } from '../../remedy.ts';
import {
  atLineEnds,
  endOfCode,
  insertAt,
  linesUpTo,
  missingCloser,
  openQuote,
  strayOnLine,
  unclosedOnLines,
} from './signs.ts';
import type { SyntaxKind, SyntaxVerdict } from './syntax-kind.ts';

/** Parses stdin with the project's own TypeScript and prints the first error. The text is data: nothing of it runs. */
const PARSE = `
const ts = require('typescript'); const fs = require('fs');
const text = fs.readFileSync(0, 'utf8'); const name = process.argv[1];
const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false);
const [first] = file.parseDiagnostics;
if (first) console.log(JSON.stringify({ line: file.getLineAndCharacterOfPosition(first.start).line + 1, message: ts.flattenDiagnosticMessageText(first.messageText, ' ') }));
else console.log('{}');
`;

async function byTypeScript(text: string, path: string, view: ProjectView): Promise<SyntaxVerdict | null> {
  if (!(await view.stat('node_modules/typescript/package.json'))) return null;
  const { exitCode, stdout } = await view.query(['node', '-e', PARSE, '--', path], { input: text, cwd: '' });
  if (exitCode !== 0) return null;
  try {
    const answer = JSON.parse(stdout) as { line?: number; message?: string };
    return { ok: answer.line === undefined, line: answer.line ?? null, message: answer.message ?? '' };
  } catch {
    return null; // another version of TypeScript, without this interface
  }
}

/** `node --check` over stdin parses and runs nothing. */
async function byNode(text: string, path: string, view: ProjectView): Promise<SyntaxVerdict | null> {
  if (/\.(?:[cm]?ts|[jt]sx)$/.test(path) || !(await view.which('node'))) return null;
  const module =
    path.endsWith('.mjs') ||
    scriptImports(text, path).some(({ kind }) => kind === 'import' || kind === 'export') ||
    /^\s*export\s/m.test(text);
  const kind = module && !path.endsWith('.cjs') ? ['--input-type=module'] : [];
  const { exitCode, stderr } = await view.query(['node', ...kind, '--check', '-'], { input: text, cwd: '' });
  if (exitCode === 0) return { ok: true, line: null, message: '' };
  const line = /^\[stdin\]:(\d+)/m.exec(stderr)?.[1];
  return {
    ok: false,
    line: line ? Number(line) : null,
    message: /^SyntaxError: (.*)$/m.exec(stderr)?.[1] ?? 'syntax error',
  };
}

/** Before each word, string or bracket that follows a value on the line without anything between: where a comma can be missing. */
function betweenValues(code: string, line: number, sign: string): Replacement[] {
  const span = lineSpan(code, line);
  if (!span) return [];
  const found: Replacement[] = [];
  const text = code.slice(...span);
  for (const match of text.matchAll(/([\w$)\]}"'`])([ \t]+)(?=[\w$"'`[{])/g)) {
    const at = span[0] + match.index + 1;
    const before = text.slice(0, match.index + 1);
    if (
      !/\b(?:const|let|var|return|new|typeof|import|export|from|function|class|async|await|of|in|case|default|else|throw|yield|as|type|interface|extends|static|get|set)$/.test(
        before,
      )
    )
      found.push(insertAt(at, sign));
  }
  return found;
}

/** Commas behind the methods of the class around a line, as objects have them: all of them go at once. */
function methodCommas(text: string, code: string, line: number): Replacement[] {
  const at = lineSpan(code, line)?.[1] ?? 0;
  const heads = [...code.slice(0, at).matchAll(/\bclass\b[^{};()]{0,300}\{/g)].slice(-20).reverse();
  const open = heads
    .map((head) => head.index + head[0].length - 1)
    .find((one) => closingBracket(code, one) >= at || closingBracket(code, one) < 0);
  const end = open === undefined ? -1 : closingBracket(code, open);
  if (open === undefined || end < 0) return [];
  const commas: number[] = [];
  let depth = 0;
  for (let i = open; i < end; i++) {
    if (/[([{]/.test(code[i] ?? '')) depth++;
    else if (/[)\]}]/.test(code[i] ?? '')) depth--;
    else if (depth === 1 && code[i] === ',' && /\}\s*$/.test(code.slice(open, i))) commas.push(i);
  }
  const [first, last] = [commas[0], commas.at(-1)];
  if (first === undefined || last === undefined) return [];
  const kept = [...text.slice(first, last + 1)].filter((_char, index) => !commas.includes(first + index)).join('');
  return [{ start: first, end: last + 1, text: kept }];
}

/** JavaScript by Node's own parser, TypeScript (and JSX) by the compiler of the project. */
export const scriptSyntax: SyntaxKind = {
  check: async (text, path, view) => (await byTypeScript(text, path, view)) ?? byNode(text, path, view),
  candidates(text, line, message) {
    const code = maskCode(text, languageOf('x.ts') ?? 'typescript');
    const near = linesUpTo(code, line);
    const [here = line, above = line] = near;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const wanted = /'([,;:)\]}({[])' expected/.exec(message)?.[1];
    const last = endOfCode(code, here);
    return [
      ...(wanted === ',' ? [atLineEnds(code, [above], ','), betweenValues(code, here, ',')] : []),
      ...(wanted === ';' ? [atLineEnds(code, [above, here], ';')] : []),
      unclosedOnLines(code, near),
      atLineEnds(code, [above], ','),
      betweenValues(code, here, ','),
      methodCommas(text, code, here),
      strayOnLine(code, here),
      openQuote(text, here),
      openQuote(text, above),
      ...(/end of (?:input|file)|'[})]' expected|missing \)/i.test(message)
        ? [
            missingCloser(
              code,
              /\{[ \t\r]*$/,
              /^[ \t]*[}\])]/,
              /^[ \t]*(?:else|catch|finally|case|default|\{)/,
              () => '}',
              eol,
            ),
          ]
        : []),
      ...(/end of (?:input|file)|'[})]' expected|missing \)/i.test(message)
        ? ['}', ')', '});'].map((sign) => [insertAt(text.trimEnd().length, `${eol}${sign}`)])
        : []),
      ...(wanted === ':' && last !== null ? [betweenValues(code, here, ':')] : []),
    ];
  },
};
