import { dirname } from 'node:path/posix';
import { lineText } from '../lookup/source-text.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What a recipe runs, with the lines that continue it. */
async function recipeAt(file: string, line: number, view: ProjectView): Promise<string | null> {
  const path = await view.resolve(file);
  const source = path ? await view.read(path) : null;
  if (!source) return null;
  const words = [];
  for (let at = line; at < line + 12; at++) {
    const text = lineText(source.text, at);
    words.push(text.trim().replace(/\\$/, '').trim());
    if (!text.endsWith('\\')) break;
  }
  return words.join(' ').replace(/^[@+-]+/, '');
}

/** A check whose fix is known, by what its recipe runs. */
const CHECKS: {
  runs: RegExp;
  fix: Strategy['plan'];
}[] = [
  {
    runs: /\bgofmt\s+(?:-\w+\s+)*-\w*l|\bgo\s+fmt\b/,
    fix: async (input, view) =>
      (await import('./format-file.ts')).strategy.plan(
        { ...input, options: { ...input.options, tool: 'gofmt' } },
        view,
      ),
  },
];

/**
 * A recipe of make that failed and said nothing (or nothing that is known). Reads the recipe in its Makefile: a formatting gate is answered by the
 * formatter; otherwise says what was run, so that it can be run alone.
 */
export const strategy: Strategy = {
  name: 'failed-recipe',
  summary: 'Reads which command of a Makefile failed; a formatting gate is answered by its formatter.',
  safety: 'safe',
  why: 'The recipe names its formatter, which changes layout only; any other recipe is told, not changed.',
  async plan(input, view) {
    const found = rootMatch(input, /\*\*\* \[(\S+):(\d+): ([^\]]+)\]/);
    const recipe = found?.[1] ? await recipeAt(found[1], Number(found[2]), view) : null;
    if (!found || !recipe) return refuse('make does not say which line of the Makefile failed.');
    for (const { runs, fix } of CHECKS) {
      const proposal = runs.test(recipe) ? await fix(input, view) : null;
      if (proposal?.kind === 'plan') return proposal;
    }
    const folder = dirname(found[1] ?? '.');
    return refuse(`\`${found[3]}\` failed in its recipe at ${found[1]}:${found[2]}.`, {
      known: [`${found[1]}:${found[2]} runs \`${recipe.slice(0, 160)}\``],
      steps: [`run that command alone${folder === '.' ? '' : ` in ${folder}`} to see its own message`],
    });
  },
};
