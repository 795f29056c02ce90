import { basename } from 'node:path/posix';
import type { Replacement } from '../../transaction/plan.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const RULE = /^[^\s#:=][^#=]*::?(?!=)/;
const DIRECTIVE = /^ *(?:ifn?eq|ifn?def|else|endif|define|endef|-?include|export|unexport|override|[\w.-]+ *[:?+!]?=)/;

/** Recipe lines that begin with spaces instead of a tab: those below a rule, up to the next line that is no recipe. */
export function spacedRecipeLines(text: string, prefix = '\t'): Replacement[] {
  const starts = lineStarts(text);
  const found: Replacement[] = [];
  let inRule = false;
  let continued = false;
  for (const [index, line] of text.split('\n').entries()) {
    const spaces = /^ +(?=\S)/.exec(line)?.[0].length ?? 0;
    const start = starts[index] ?? 0;
    if (inRule && !continued && spaces > 0 && !DIRECTIVE.test(line) && !/^ *#/.test(line)) {
      found.push({ start, end: start + spaces, text: prefix });
    } else if (/^\S/.test(line) && !DIRECTIVE.test(line)) inRule = RULE.test(line);
    continued = /\\\r?$/.test(line);
  }
  return found;
}

/**
 * Reads make's `missing separator` with its place. Begins the recipe lines of that Makefile with a tab where they begin with spaces; lines of
 * variables, directives and continued lines are left alone. Refuses when the reported line is not among them.
 */
export const strategy: Strategy = {
  name: 'makefile-tabs',
  summary: 'Begins the recipe lines of a Makefile with a tab where they begin with spaces.',
  safety: 'safe',
  why: 'Make takes only tabs there, the reported line stands below a rule, and nothing but its white space changes.',
  async plan(input, view) {
    const named = rootMatch(input, /^(\S+):(\d+): \*\*\* missing separator/);
    const places = named?.[1] ? [{ file: named[1], line: Number(named[2]) }] : await failingPlaces(input, view);
    for (const place of places) {
      const file = await view.resolve(place.file);
      const source = file ? await view.read(file) : null;
      if (!source || !place.line || !/makefile|\.mk$/i.test(basename(source.path))) continue;
      const replacements = spacedRecipeLines(source.text);
      const at = lineStarts(source.text)[place.line - 1];
      if (!replacements.some((part) => part.start === at)) {
        return refuse(`${source.path}:${place.line} is no recipe line that begins with spaces.`, {
          steps: [`look at ${source.path}:${place.line}: a recipe line begins with a tab, a rule has a colon`],
        });
      }
      return editPlan(input, view, [{ source, replacements }], 'Recipe lines begin with a tab:');
    }
    return refuse('The Makefile with the missing separator is not part of the project.');
  },
};
