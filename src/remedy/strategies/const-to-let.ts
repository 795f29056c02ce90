import { escapeRegex } from '../../pattern/placeholders.ts';
import { failingScriptLines } from '../failing-script-lines.ts';
import { lineAt } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** What is assigned in a line of code. */
const ASSIGNED =
  /(?<![\w$.])([A-Za-z_$][\w$]*)\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?!=|>)|\+\+|--)|(?:\+\+|--)\s*([A-Za-z_$][\w$]*)/g;

/**
 * A `const` of the same file is assigned again. When the failing line assigns exactly one such name and it is declared once, alone in its
 * statement, its declaration becomes `let`. An import or a constant in capitals is left alone: there the assignment is what is wrong.
 */
export const strategy: Strategy = {
  name: 'const-to-let',
  summary: 'Declares a variable with `let` that the code assigns again.',
  safety: 'safe',
  why: 'The code cannot have worked, the variable is declared in the same file, and `let` allows only what the line does.',
  async plan(input, view) {
    const named = rootMatch(input, /Cannot assign to ["']?([\w$]+)["']? because it is a constant/)?.[1];
    for await (const { place, source, span, code } of failingScriptLines(input, view)) {
      const assigned = [...code.slice(...span).matchAll(ASSIGNED)].map((match) => match[1] ?? match[2] ?? '');
      const names = named ? [named] : [...new Set(assigned)];
      const declared = names.flatMap((name) => {
        const form = new RegExp(`(?<![\\w$.])const(?=\\s+${escapeRegex(name)}\\s*(?::[^=;]+)?=)`, 'g');
        return [...code.matchAll(form)].map(({ index }) => ({ name, index }));
      });
      const [only, other] = declared;
      if (!only) continue;
      const where = `${source.path}:${lineAt(source.text, only.index)}`;
      if (other || /^[A-Z][A-Z\d_]+$/.test(only.name))
        return refuse(`\`${only.name}\` (${where}) is a constant, and which side is wrong is not certain.`, {
          steps: [
            `declare it with \`let\` at ${where}`,
            `or give the value at ${source.path}:${place.line} another name`,
          ],
        });
      const replacements = [{ start: only.index, end: only.index + 'const'.length, text: 'let' }];
      return editPlan(
        input,
        view,
        [{ source, replacements }],
        `\`${only.name}\` is assigned again at ${source.path}:${place.line}:`,
      );
    }
    return refuse('No constant of the failing file is assigned in the failing line.');
  },
};
