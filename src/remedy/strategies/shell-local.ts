import { failingPlaces } from '../failing-place.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/** `local name=ana` outside of a function: the variable is set without the word, which is what the line does. */
export const strategy: Strategy = {
  name: 'shell-local',
  summary: 'Takes `local` away from a variable that a script sets outside of a function.',
  safety: 'safe',
  why: 'The shell refuses the word there, and without it the line sets the same variable to the same value.',
  async plan(input, view) {
    const [place] = await failingPlaces(input, view);
    const source = place ? await view.read(place.file) : null;
    const span = source && place?.line ? lineSpan(source.text, place.line) : null;
    const found =
      source && span
        ? /^([ \t]*)local[ \t]+(?=[A-Za-z_]\w*=\S*(?:[ \t]*(?:#.*)?$|["'$]))/.exec(source.text.slice(...span))
        : null;
    if (!source || !span || !found) return refuse('The line sets no single variable after `local`.');
    const start = span[0] + (found[1]?.length ?? 0);
    const edit = { start, end: span[0] + found[0].length, text: '' };
    return editPlan(
      input,
      view,
      [{ source, replacements: [edit] }],
      'There are no local variables outside of a function:',
    );
  },
};
