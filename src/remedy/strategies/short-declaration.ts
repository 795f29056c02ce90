import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { goMessage } from './go/go-message.ts';

/** Go says that `:=` declares nothing new: all names exist, so the statement assigns. */
export const strategy: Strategy = {
  name: 'short-declaration',
  summary: 'Writes `=` for `:=` where Go says that the left side has no new variable.',
  safety: 'safe',
  why: 'Every name on the left exists in the same scope, so that an assignment is the only thing the statement can be.',
  async plan(input, view) {
    const message = goMessage(input);
    const path = message ? await view.resolve(message.file) : null;
    const source = path ? await view.read(path) : null;
    const span = message && source ? lineSpan(source.text, message.line) : null;
    if (!message || !source || !span || !/no new variables on left side of :=/.test(message.text))
      return refuse('The statement is not in a Go file of the project.');
    const places = [
      ...maskCode(source.text, 'go')
        .slice(...span)
        .matchAll(/:=/g),
    ].map(({ index }) => index);
    const [at] = message.column && places.length > 1 ? places.filter((one) => one + 1 === message.column) : places;
    if (at === undefined) return refuse(`${source.path}:${message.line} has no \`:=\` where Go points.`);
    const start = span[0] + at;
    return editPlan(
      input,
      view,
      [{ source, replacements: [{ start, end: start + 2, text: '=' }] }],
      'The variable exists already:',
    );
  },
};
