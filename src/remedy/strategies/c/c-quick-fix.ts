import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { columnOffset } from '../syntax/column-offset.ts';
import { compileMessage } from './compile-message.ts';

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
];

/** A misspelled directive, a missing `typename`: what gcc and clang say in words, done at the place that they point at. */
export async function fixCQuickly(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const message = compileMessage(input);
  const path = message ? await view.resolve(message.file) : null;
  const source = path ? await view.read(path) : null;
  const span = source && message ? lineSpan(source.text, message.line) : null;
  if (!message?.column || !source || !span) return refuse('The failure names no place in a C file of the project.');
  for (const [form, edit] of FORMS) {
    const found = form.exec(message.text);
    if (!found) continue;
    for (const wide of [true, false]) {
      const at = span[0] + columnOffset(source.text.slice(...span), message.column, wide);
      const replacement = edit(found, source.text, at);
      if (replacement)
        return editPlan(input, view, [{ source, replacements: [replacement] }], 'The compiler proposes:');
    }
  }
  return refuse('The code at the reported place is not what the message is about.');
}
