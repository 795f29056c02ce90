import type { Replacement } from '../../transaction/plan.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { goMessage, goMessages } from './go/go-message.ts';

const UNUSED = /^(?:declared and not used: (\w+)|(\w+) declared (?:but|and) not used)/;

/** `for i, v := range x` without the one that is unused: `_` for the first, nothing for the last. */
function withoutName(text: string, code: string, line: number, name: string): Replacement | null {
  const span = lineSpan(code, line);
  const found = span ? /\bfor\s+(\w+)(?:(\s*,\s*)(\w+))?\s*:=\s*range\b/.exec(code.slice(...span)) : null;
  if (!span || !found) return null;
  const [whole, first = '', comma, second] = found;
  const start = span[0] + found.index + whole.indexOf(first, 3);
  if (second === name && comma) {
    const range = span[0] + found.index + whole.length - 'range'.length;
    return first === '_'
      ? { start, end: range, text: '' }
      : { start: start + first.length, end: start + first.length + comma.length + second.length, text: '' };
  }
  if (first !== name) return null;
  if (second === undefined) return { start, end: span[0] + found.index + whole.length - 'range'.length, text: '' };
  return text.startsWith(first, start) ? { start, end: start + first.length, text: '_' } : null;
}

/** Go refuses a variable of a `range` loop that nothing uses; the blank name is what it has for that. All such loops of the file are answered at once. */
export const strategy: Strategy = {
  name: 'go-range-variable',
  summary: 'Leaves out a variable of a `range` loop that nothing uses.',
  safety: 'safe',
  why: 'The compiler knows that nothing reads it, and the loop runs as often and over the same values.',
  async plan(input, view) {
    const message = goMessage(input);
    const path = message ? await view.resolve(message.file) : null;
    const source = path ? await view.read(path) : null;
    const [, one, other] = UNUSED.exec(message?.text ?? '') ?? [];
    if (!message || !source || !(one ?? other)) return refuse('The failure names no unused variable of a Go file.');
    const code = maskCode(source.text, 'go');
    const own = withoutName(source.text, code, message.line, one ?? other ?? '');
    if (!own)
      return refuse(`Whether \`${one ?? other}\` is left over or its use was forgotten, the compiler cannot know.`, {
        steps: ['use it, remove it, or assign to `_` what is not wanted'],
      });
    const more = goMessages(input.report.failure.lines).flatMap((each) => {
      const [, name, second] = UNUSED.exec(each.text) ?? [];
      const edit =
        each.file === message.file && (name ?? second)
          ? withoutName(source.text, code, each.line, name ?? second ?? '')
          : null;
      return edit ?? [];
    });
    return editPlan(input, view, [{ source, replacements: [own, ...more] }], 'Nothing uses this variable of the loop:');
  },
};
