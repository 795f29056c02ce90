import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What TypeScript proposes, and the edit of the reported line that does it. `at` is the offset of the reported column. */
const PROPOSALS: [RegExp, (found: RegExpExecArray, source: SourceFile, at: number) => Replacement | null][] = [
  [
    /Cannot find name '([\w$]+)'\. Did you mean the (?:instance|static) member '([\w$.]+)\.\1'/,
    ([, name = '', owner = ''], { text }, at) =>
      text.startsWith(name, at) ? { start: at, end: at, text: `${owner}.` } : null,
  ],
  [
    /Cannot extend an interface '([\w$.]+)'\. Did you mean 'implements'/,
    (_found, { text }, at) => {
      const before = /\bextends(\s+)$/.exec(text.slice(0, at));
      const start = before?.index ?? -1;
      return before ? { start, end: start + 'extends'.length, text: 'implements' } : null;
    },
  ],
];

/**
 * Reads a message in which TypeScript names both the mistake and its one correction: a member that needs `this.` or its class, an interface that is
 * extended instead of implemented. Makes that edit at the reported place.
 */
export const strategy: Strategy = {
  name: 'compiler-quick-fix',
  summary:
    'Makes the one small edit that a message of TypeScript names itself: `this.` before a member, `implements` for an interface.',
  safety: 'safe',
  why: 'The compiler knows the types and proposes exactly this, a word changes, and the next compilation checks it.',
  async plan(input, view) {
    const [place] = await failingPlaces(input, view, 'typescript');
    const source = place ? await view.read(place.file) : null;
    const [, line, column] = /[(:](\d+)[,:](\d+)/.exec(input.diagnosis.root) ?? [];
    const span = source && line ? lineSpan(source.text, Number(line)) : null;
    if (!source || !span) return refuse('The failure names no place in a TypeScript file of the project.');
    for (const [form, edit] of PROPOSALS) {
      const found = rootMatch(input, form);
      const replacement = found ? edit(found, source, span[0] + Number(column) - 1) : null;
      if (replacement) return editPlan(input, view, [{ source, replacements: [replacement] }], 'TypeScript proposes:');
    }
    return refuse('The code at the reported place is not what the message is about.');
  },
};
