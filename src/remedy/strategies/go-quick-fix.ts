import type { Replacement } from '../../transaction/plan.ts';
import { findDefinitions, sourceFiles } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { closingBracket, identifierOffsets, lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { type GoMessage, goMessage, goMessages } from './go/go-message.ts';

interface Place {
  source: SourceFile;
  code: string;
  /** Offset of the reported column. */
  at: number;
  span: [number, number];
  message: GoMessage;
}

type Fix = (place: Place, input: StrategyInput, view: ProjectView) => Promise<Replacement[] | null>;

/** Offset of the brace that is open around an offset; -1 when there is none. */
function openBrace(code: string, at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (code[i] === '}') depth++;
    else if (code[i] === '{' && depth-- === 0) return i;
  }
  return -1;
}

/** `method M has pointer receiver`: a value is given where only its address has the method. */
const takeAddress: Fix = async ({ code, at, message }) => {
  const type = /^[\w.]+(?=\s*\{)/.exec(code.slice(at))?.[0];
  if (type && /in (?:array or slice|map) literal/.test(message.text)) {
    const list = openBrace(code, at);
    const end = list < 0 ? -1 : closingBracket(code, list);
    const uses = identifierOffsets(code, type).filter(
      (use) => use > list && use < end && openBrace(code, use) === list && /^\s*\{/.test(code.slice(use + type.length)),
    );
    return uses
      .filter((use) => !/[&.\w\]*]$/.test(code.slice(0, use)))
      .map((use) => ({ start: use, end: use, text: '&' }));
  }
  const value = /^(?:[\w.]+(?:\[[\w.,\s*]*\])?\s*\{|\w+(?=\s*[,)}\n]|\s*$))/.exec(code.slice(at));
  return value && !/[&.\w]$/.test(code.slice(0, at)) ? [{ start: at, end: at, text: '&' }] : null;
};

const TAG = /^(?:\w+:"(?:[^"\\]|\\.)*")(?: \w+:"(?:[^"\\]|\\.)*")*$/;

/** A tag of a struct field as `reflect` reads it: no blanks behind the colon, quotes around the value, one blank between the pairs. */
const rightTag: Fix = async ({ source, span }) => {
  const tags = [...source.text.slice(...span).matchAll(/`([^`\n]*)`/g)];
  const [tag, another] = tags;
  if (!tag?.[1] || another) return null;
  const written = tag[1].trim();
  const forms = [
    written.replace(/(\w+)\s*:\s+(?=")/g, '$1:'),
    written.replace(/(\w+)\s*[:=]\s*(?=")/g, '$1:').replace(/"\s*[,;]?\s*(?=\w+:")/g, '" '),
    written.replace(/(\w+)\s*[:=]\s*'([^'"]*)'/g, '$1:"$2"'),
    /^\w+:[\w,-]+$/.test(written) ? written.replace(/:(.*)$/, ':"$1"') : '',
  ];
  const right = forms.find((form) => TAG.test(form));
  const start = span[0] + tag.index + 1;
  return right ? [{ start, end: start + tag[1].length, text: right }] : null;
};

/** `Testadd has malformed name`: the letter behind `Test` is a capital one, unless the package has a test of that name. */
const testName: Fix = async ({ code, message }, _input, view) => {
  const [, wrong = '', kind = ''] = /^((Test|Benchmark|Fuzz|Example)\w+) has malformed name/.exec(message.text) ?? [];
  const rest = wrong.slice(kind.length);
  const right = `${kind}${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
  if (!/^[a-z]/.test(rest) || (await findDefinitions(view, right, 'go')).length > 0) return null;
  return identifierOffsets(code, wrong).map((start) => ({ start, end: start + wrong.length, text: right }));
};

/** Methods that take nothing and give one value, by name, in the whole project: those that can stand for their result. */
async function isPlainMethod(name: string, view: ProjectView): Promise<boolean> {
  let found = false;
  for (const path of await sourceFiles(view, 'go')) {
    const code = maskCode((await view.read(path))?.text ?? '', 'go');
    for (const method of code.matchAll(
      new RegExp(`^func[ \\t]*\\([^)\\n]*\\)[ \\t]*${name}[ \\t]*\\(([^)]{0,2000})\\)[ \\t]*([^{\\n]{0,400})\\{`, 'gm'),
    )) {
      if (method[1]?.trim() || !method[2]?.trim() || /^\(.*,/.test(method[2].trim())) return false;
      found = true;
    }
    if (new RegExp(`^[ \\t]+${name}[ \\t]+[*\\w[]`, 'm').test(code)) return false;
  }
  return found;
}

/** A method stands where its result is meant: Go cannot mix `func() int` with a number. */
const callMethod: Fix = async ({ code, span }, _input, view) => {
  const found: Replacement[] = [];
  for (const use of code.slice(...span).matchAll(/(?<=[\w)\]])\.(\w+)\b(?!\s*[(.{=:[])/g)) {
    const end = span[0] + use.index + use[0].length;
    if (await isPlainMethod(use[1] ?? '', view)) found.push({ start: end, end, text: '()' });
  }
  return found.length === 1 ? found : null;
};

/** What Go says, and the edit that it means. */
const FIXES: [RegExp, Fix][] = [
  [/method \w+ has pointer receiver|\w+ method has pointer receiver/, takeAddress],
  [/not compatible with reflect\.StructTag\.Get/, rightTag],
  [/has malformed name: first letter after '\w+' must not be lowercase/, testName],
  [/\bfunc\(\) [\w.*[\]]+/, callMethod],
];

/** `invalid go version '1.22.3': must match format 1.23`: the release before Go 1.21 wants the language version alone, when it knows that one. */
async function languageVersion(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const [, printed = '', version = ''] =
    rootMatch(input, /(\S*go\.mod):\d+: invalid go version '(1\.\d+)\.\d+\w*'/) ?? [];
  const path = printed ? await view.resolve(printed) : null;
  const source = path ? await view.read(path) : null;
  const found = new RegExp(`^go[ \\t]+${version.replace('.', '\\.')}(\\.\\d+\\w*)[ \\t]*\\r?$`, 'm').exec(
    source?.text ?? '',
  );
  const running = /go1\.(\d+)/.exec((await view.query(['go', 'env', 'GOVERSION'])).stdout)?.[1];
  if (!source || !found || !version) return refuse('The version in go.mod is not what the message is about.');
  if (!running || Number(version.slice(2)) > Number(running))
    return refuse(`go.mod asks for Go ${version}, and Go 1.${running ?? '?'} runs.`, {
      steps: [`run Go ${version} or newer`],
    });
  const end = found.index + found[0].trimEnd().length;
  const edit = { start: end - (found[1]?.length ?? 0), end, text: '' };
  return editPlan(
    input,
    view,
    [{ source, replacements: [edit] }],
    `Go 1.${running} wants the version of the language alone:`,
  );
}

/**
 * Reads a message of the Go compiler or of vet that names its one correction: the address of a value, a tag of a struct, the name of a test, a method
 * without its parentheses, the go line of go.mod.
 */
export const strategy: Strategy = {
  name: 'go-quick-fix',
  summary:
    'Makes the one small edit that Go names itself: `&` before a value, the form of a struct tag, the name of a test, parentheses of a method, the version in go.mod.',
  safety: 'safe',
  why: 'The compiler or vet says what is wrong with this very place, one reading is possible, and the next run checks it.',
  async plan(input, view) {
    if (/invalid go version/.test(input.diagnosis.root)) return languageVersion(input, view);
    const { lines } = input.report.failure;
    const own = goMessage(input) ?? goMessages(lines.slice(Math.max(0, (input.diagnosis.line ?? 1) - 2))).at(0);
    const path = own ? await view.resolve(own.file) : null;
    const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
    const span = own && source ? lineSpan(source.text, own.line) : null;
    if (!own || !source || !span) return refuse('The message names no line of a Go file that may be edited.');
    const said = `${input.diagnosis.root}\n${lines.slice((input.diagnosis.line ?? 1) - 1, (input.diagnosis.line ?? 1) + 1).join('\n')}`;
    const place = {
      source,
      code: maskCode(source.text, 'go'),
      at: span[0] + (own.column ?? 1) - 1,
      span,
      message: own,
    };
    for (const [form, fix] of FIXES) {
      const replacements = form.test(said) ? await fix(place, input, view) : null;
      if (replacements?.length) return editPlan(input, view, [{ source, replacements }], 'Go names it:');
    }
    return refuse('Go names no single edit of this place.');
  },
};
