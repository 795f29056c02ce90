import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { type CompileMessage, compileMessage } from './c/compile-message.ts';
import { columnOffset } from './syntax/column-offset.ts';

/** What the message wants: `->` for a pointer, `.` for a value. */
const wanted = ({ text }: CompileMessage): '->' | '.' | null => {
  if (/is a pointer; did you mean to use [‘']->|(?:which is )?of pointer type .*meant to use [‘']->/.test(text))
    return '->';
  if (/is not a pointer; did you mean to use [‘']\.|(?:invalid type argument|base operand) of [‘']->[’']/.test(text))
    return '.';
  return null;
};

/** Place of the wrong operator in the line: gcc points at the object or the member, clang at the operator itself. */
function operatorAt(line: string, from: number, sign: string, member: string | undefined): number {
  const near = [...line.matchAll(sign === '.' ? /(?<=[\w)\]])\s*\.\s*(?=[A-Za-z_])/g : /\s*->\s*/g)].map(
    (match) => match.index + match[0].indexOf(sign),
  );
  if (member)
    return (
      near
        .filter((at) => new RegExp(`^${member}\\b`).test(line.slice(at + sign.length).trimStart()))
        .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? -1
    );
  return near.find((at) => at >= from) ?? -1;
}

/**
 * gcc or clang say that an object is a pointer where `.` is used, or none where `->` is. Replaces this one operator, as the compiler proposes.
 */
export const strategy: Strategy = {
  name: 'member-operator',
  summary: 'Replaces `.` by `->` or the other way round where the compiler says that it is the wrong one.',
  safety: 'safe',
  why: 'The compiler knows the type and proposes the operator; nothing else in the line changes.',
  async plan(input, view) {
    const message = compileMessage(input);
    const right = message ? wanted(message) : null;
    const path = message ? await view.resolve(message.file) : null;
    const source = path ? await view.read(path) : null;
    const span = message && source ? lineSpan(source.text, message.line) : null;
    if (!message || !right || !source || !span || !message.column)
      return refuse('The place of the wrong operator is not in a file of the project.');
    const wrong = right === '->' ? '.' : '->';
    const line = maskCode(source.text, 'c').slice(...span);
    const gcc = input.report.failure.lines.some((each) => /^\s*\d+ \|/.test(each));
    const from = columnOffset(source.text.slice(...span), message.column, gcc);
    const member = /request for member [‘'](\w+)/.exec(message.text)?.[1];
    const at = operatorAt(line, from, wrong, member);
    if (at < 0) return refuse(`\`${wrong}\` was not found at ${source.path}:${message.line}.`);
    const start = span[0] + at;
    const why = `The compiler proposes \`${right}\` for \`${wrong}\`:`;
    return editPlan(input, view, [{ source, replacements: [{ start, end: start + wrong.length, text: right }] }], why);
  },
};
