import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/**
 * Reads TypeScript's `must have an 'override' modifier` and adds the word in front of every member that the output names, as the compiler's own
 * quick fix does.
 */
export const strategy: Strategy = {
  name: 'override-modifier',
  summary: 'Adds `override` to the members that TypeScript says override one of their base class.',
  safety: 'safe',
  why: 'The compiler names each member, the word changes nothing at run time, and the next compilation checks it.',
  async plan(input, view) {
    const [place] = await failingPlaces(input, view, 'typescript');
    const source = place ? await view.read(place.file) : null;
    if (!place || !source) return refuse('The failure names no file of the project.');
    const replacements: Replacement[] = [];
    for (const line of input.report.failure.lines) {
      const at = /^([^\s(:]+)[(:](\d+)[,:](\d+)\)?[^\n]*TS4114:/.exec(line);
      if (!at?.[1] || (await view.resolve(at[1])) !== source.path) continue;
      const span = lineSpan(source.text, Number(at[2]));
      const name = span ? span[0] + Number(at[3]) - 1 : -1;
      if (!span || name < span[0]) continue;
      // `override` stands behind the accessibility and `static`, before the rest.
      const lead =
        /^[ \t]*(?:(?:public|protected|private|static)[ \t]+)*/.exec(source.text.slice(...span))?.[0].length ?? 0;
      replacements.push({ start: span[0] + lead, end: span[0] + lead, text: 'override ' });
    }
    return replacements.length > 0
      ? editPlan(input, view, [{ source, replacements }], 'The member overrides one of the base class:')
      : refuse('The member is not where the compiler points.');
  },
};
