import type { Replacement } from '../../../transaction/plan.ts';
import { closingBracket, lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { columnOffset } from '../syntax/column-offset.ts';
import { type CompileMessage, compileMessage, compileMessages } from './compile-message.ts';

/** Messages that name their own correction, and the edit at the offset that they point at. */
const FORMS: [RegExp, (found: RegExpExecArray, text: string, at: number) => Replacement | null][] = [
  [
    /invalid preprocessing directive,? ['‘]?#(\w+)['’]?[;,] did you mean ['‘]?#(\w+)/,
    ([, wrong = '', right = ''], text, at) => {
      const start = text.indexOf(wrong, at);
      return start >= 0 && start <= at + 4 ? { start, end: start + wrong.length, text: right } : null;
    },
  ],
  [
    /need ['‘]typename['’] before ['‘]([\w:]+)['’]|missing 'typename' prior to dependent type name '([\w:]+)'/,
    ([, one, other], text, at) =>
      text.startsWith((one ?? other ?? '').split('::')[0] ?? '', at) ? { start: at, end: at, text: 'typename ' } : null,
  ],
  [
    /unknown type name ['‘](\w+)['’]; use ['‘](struct|union|enum)['’] keyword|must use '(struct|union|enum)' tag to refer to type '(\w+)'/,
    ([, name, keyword, other, type], text, at) =>
      text.startsWith(name ?? type ?? '', at) ? { start: at, end: at, text: `${keyword ?? other} ` } : null,
  ],
  [
    /(?:return type|type) defaults to [‘']int[’']|type specifier missing, defaults to 'int'/,
    (_found, text, at) => {
      const name = /^[A-Za-z_]\w*/.exec(text.slice(at))?.[0] ?? '';
      const open = name ? /^\s*\(/.exec(text.slice(at + name.length)) : null;
      const parameters = open ? closingBracket(text, at + name.length + open[0].length - 1) : -1;
      const body = parameters > 0 ? /^[^;{]*\{/.exec(text.slice(parameters)) : null;
      const end = body ? closingBracket(text, parameters + body[0].length - 1) : -1;
      // A function that gives nothing back was not meant to be an `int`.
      if (body && name !== 'main' && !/\breturn\b\s*[^\s;]/.test(text.slice(parameters, end))) return null;
      return name ? { start: at, end: at, text: 'int ' } : null;
    },
  ],
  [
    /multi-character character constant|character constant too long|(?:pointer from integer|integer to pointer|invalid conversion from [‘'](?:int|char)[’'] to [‘'](?:const )?char ?\*)/,
    (_found, text, at) => {
      const literal = /^'((?:[^'\\\n"]|\\.)+)'/.exec(text.slice(at));
      return literal ? { start: at, end: at + literal[0].length, text: `"${literal[1]}"` } : null;
    },
  ],
];

/** Characters in single quotes are a text only where the compiler wants a pointer at this very place. */
const isWrongQuote = (message: CompileMessage, input: StrategyInput): boolean =>
  !/character constant/.test(message.text) ||
  compileMessages(input.report.failure.lines).some(
    (other) =>
      other.line === message.line &&
      other.column === message.column &&
      /pointer from integer|invalid conversion from [‘'](?:int|char)|integer to pointer|incompatible integer to pointer/.test(
        other.text,
      ),
  );

/** A misspelled directive, a missing `typename`: what gcc and clang say in words, done at the place that they point at. */
export async function fixCQuickly(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const constant = await (await import('./const-member.ts')).fixConstMember(input, view);
  if (constant) return constant;
  const message = compileMessage(input);
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  const span = source && message ? lineSpan(source.text, message.line) : null;
  if (!message?.column || !source || !span) return refuse('The failure names no place in a C file of the project.');
  for (const [form, edit] of FORMS) {
    const found = form.exec(message.text);
    if (!found || !isWrongQuote(message, input)) continue;
    for (const wide of [true, false]) {
      const at = span[0] + columnOffset(source.text.slice(...span), message.column, wide);
      const replacement = edit(found, source.text, at);
      if (replacement)
        return editPlan(input, view, [{ source, replacements: [replacement] }], 'The compiler proposes:');
    }
  }
  return refuse('The compiler names no single edit of this place.');
}
