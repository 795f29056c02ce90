import { escapeRegex } from '../../../pattern/placeholders.ts';
import type { Replacement } from '../../../transaction/plan.ts';
import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { enclosingScriptFunction, expressionStart } from '../../lookup/script-functions.ts';
import { lineAt, lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** A call whose promise is used as if it were the value. */
interface Unawaited {
  source: SourceFile;
  code: string;
  at: number;
  /** Behind the expression where it has to be put in brackets. */
  until: number | null;
}

const CALL = /^(?:new\s+)?[\w$]+(?:\s*\??\.\s*[\w$#]+)*\s*(?:<[^<>()]*>\s*)?\(/;

/** Start of the call that a variable got its value from, in the code before its use. */
function initialCall(code: string, name: string, before: number): number | null {
  const escaped = escapeRegex(name);
  const forms = new RegExp(`(?<![\\w$.])(?:(?:const|let|var)\\s+)?${escaped}\\s*(?::[^=;]+)?=(?![=>])\\s*`, 'g');
  const found = [...code.slice(0, before).matchAll(forms)].at(-1);
  const at = found ? found.index + found[0].length : -1;
  return found && CALL.test(code.slice(at, at + 300)) ? at : null;
}

/** What lacks its `await` at the place that the compiler names. */
function unawaitedAt(source: SourceFile, code: string, at: number): Unawaited | null {
  const rest = code.slice(at, at + 300);
  const before = code.slice(0, at);
  const one = (start: number | null, until: number | null = null): Unawaited | null =>
    start === null || /\bawait\s+$/.test(code.slice(Math.max(0, start - 10), start))
      ? null
      : { source, code, at: start, until };
  const dot = /\??\.\s*$/.exec(before);
  if (dot) {
    const start = expressionStart(code, dot.index);
    const receiver = code.slice(start, dot.index);
    return /^[\w$]+$/.test(receiver) ? one(initialCall(code, receiver, start)) : one(start, dot.index);
  }
  // `const { rows } = load()`: the error is at the name between the braces.
  const destructured = /^[^{};=]*\}\s*(?::[^=;]+)?=\s*/.exec(rest);
  if (destructured && /[{,]\s*$/.test(before)) return one(at + destructured[0].length);
  const declared = /^[\w$]+\s*(?::[^=;]+)?=(?![=>])\s*/.exec(rest);
  if (declared) return CALL.test(rest.slice(declared[0].length)) ? one(at + declared[0].length) : null;
  const returned = /^return\s+/.exec(rest);
  if (returned) return CALL.test(rest.slice(returned[0].length)) ? one(at + returned[0].length) : null;
  if (CALL.test(rest)) return one(at);
  const name = /^[\w$]+/.exec(rest)?.[0];
  return name ? one(initialCall(code, name, at)) : null;
}

/** At run time only the name of the value is printed: `rows.map is not a function`. */
async function unawaitedByName(
  source: SourceFile,
  code: string,
  line: number,
  view: ProjectView,
  input: StrategyInput,
) {
  const name = /(?:TypeError(?: \[Error\])?: |error: ['"])([\w$]+)(?:\.[\w$.]+)? is not (?:a function|iterable)/.exec(
    input.diagnosis.root,
  )?.[1];
  const span = lineSpan(source.text, line);
  const at = name && span ? initialCall(code, name, span[1]) : null;
  const callee = at === null ? null : /^(?:[\w$]+\s*\.\s*)*([\w$]+)\s*\(/.exec(code.slice(at))?.[1];
  if (at === null || !callee || /\bawait\s+$/.test(code.slice(Math.max(0, at - 10), at))) return null;
  const asynchronous = new RegExp(`\\basync\\s+(?:function\\s+)?${callee}\\b|\\b${callee}\\s*[=:]\\s*async\\b`);
  for (const { file } of await findDefinitions(view, callee, 'javascript'))
    if (asynchronous.test((await view.read(file))?.text ?? '')) return { source, code, at, until: null };
  return asynchronous.test(source.text) ? { source, code, at, until: null } : null;
}

/** Adds the `await` that a promise lacks where its value is used, inside an async function or at the top of a module. Null when no place is certain. */
export async function fixScriptAwait(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const printed = /\((\d+),(\d+)\)|:(\d+):(\d+)\b/.exec(input.diagnosis.root);
  for (const place of await failingPlaces(input, view)) {
    const language = languageOf(place.file);
    const source = language === 'typescript' || language === 'javascript' ? await view.read(place.file) : null;
    if (!source || !language || !place.line) continue;
    const code = maskCode(source.text, language);
    const column = Number(printed?.[2] ?? printed?.[4] ?? place.column ?? 0);
    const span = lineSpan(source.text, place.line);
    const typed = /\bTS\d+:/.test(input.diagnosis.root);
    const found =
      typed && span && column > 0
        ? unawaitedAt(source, code, span[0] + column - 1)
        : await unawaitedByName(source, code, place.line, view, input);
    if (!found) continue;
    return awaited(found, input, view);
  }
  return null;
}

function awaited({ source, code, at, until }: Unawaited, input: StrategyInput, view: ProjectView): Proposal {
  const around = enclosingScriptFunction(code, at);
  const isModule = /^\s*(?:import|export)\b/m.test(code) && !source.path.endsWith('.cjs');
  if (around ? !around.async : !isModule)
    return refuse(
      `The promise at ${source.path}:${lineAt(source.text, at)} needs \`await\`, and ${around ? `\`${around.name ?? 'the function around it'}\` is not async` : 'the top of the file is not a module'}.`,
      { steps: ['make that function async and await it where it is called', 'or go on in `.then(…)`'] },
    );
  const replacements: Replacement[] = [
    { start: at, end: at, text: until === null ? 'await ' : '(await ' },
    ...(until === null ? [] : [{ start: until, end: until, text: ')' }]),
  ];
  return editPlan(input, view, [{ source, replacements }], 'The value of a promise is used without `await`:');
}
