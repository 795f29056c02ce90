import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const BOXED: Record<string, string> = {
  int: 'Integer',
  long: 'Long',
  double: 'Double',
  float: 'Float',
  boolean: 'Boolean',
  char: 'Character',
  byte: 'Byte',
  short: 'Short',
};

/** Type arguments are reference types in Java: `List<int>` becomes `List<Integer>` on the line that the compiler names. */
export const strategy: Strategy = {
  name: 'java-boxed-type',
  summary: 'Writes the class of a primitive type where Java takes only classes: `List<Integer>`.',
  safety: 'safe',
  why: 'The compiler takes no primitive type there, each has exactly one class, and the next compilation checks it.',
  async plan(input, view) {
    const found = rootMatch(input, /found:\s+(int|long|double|float|boolean|char|byte|short)\b/)?.[1];
    const [place] = await failingPlaces(input, view, 'java');
    const source = place ? await view.read(place.file) : null;
    const span = source && place?.line ? lineSpan(source.text, place.line) : null;
    if (!found || !source || !span) return refuse('The failure names no primitive type in a file of the project.');
    const shown = maskCode(source.text, 'java').slice(...span);
    const replacements = [...shown.matchAll(new RegExp(`(?<=[<,]\\s*)${found}(?=\\s*[,>])`, 'g'))].map((match) => {
      const start = span[0] + match.index;
      return { start, end: start + found.length, text: BOXED[found] ?? found };
    });
    return replacements.length > 0
      ? editPlan(input, view, [{ source, replacements }], `\`${found}\` is no class:`)
      : refuse(`\`${found}\` is no type argument in ${source.path}:${place?.line}.`);
  },
};
