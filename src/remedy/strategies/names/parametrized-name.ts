import { failingPlaces } from '../../failing-place.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { splitArguments } from '../../lookup/python-signature.ts';
import { closingBracket } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

/**
 * `parametrize` names an argument that the test does not take: the near parameter that no other name of the decorators fills. The names alone change; the
 * values and what is expected stay.
 */
export async function fixParametrizedName(wrong: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const test = rootMatch(input, /(?:In |::)(\w+): function uses no/)?.[1] ?? '';
  const named = /(?:ERROR collecting |ERROR )(\S+\.py)\b/.exec(input.report.failure.text)?.[1];
  const listed = (await failingPlaces(input, view, 'python')).map(({ file }) => file);
  for (const file of new Set([named ? await view.resolve(named) : null, ...listed])) {
    const source = file ? await view.read(file) : null;
    const code = source ? maskCode(source.text, 'python') : '';
    const header = new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${test}[ \\t]*\\(`, 'm').exec(code);
    if (!source || !header || !test) continue;
    const open = header.index + header[0].length - 1;
    const parameters = splitArguments(code, open + 1, closingBracket(code, open) - 1).map(
      ({ start, end }) => /^\w+/.exec(code.slice(start, end))?.[0] ?? '',
    );
    const above = source.text.slice(0, header.index);
    const decorators = /(?:^[ \t]*@[^\n]*\n(?:(?![ \t]*(?:@|def\b|async\b|class\b))[^\n]*\n)*)+$/m.exec(above);
    const names = decorators
      ? [...decorators[0].matchAll(/parametrize\(\s*[[(]?\s*((?:["'][\w, ]+["']\s*,?\s*)+)/g)]
      : [];
    const filled = new Set(names.flatMap((match) => match[1]?.match(/\w+/g) ?? []));
    const right = nearestUnique(
      wrong,
      parameters.filter((name) => name !== 'self' && !filled.has(name)),
    );
    const places = names.flatMap((match) => {
      const from = (decorators?.index ?? 0) + match.index + match[0].length - (match[1]?.length ?? 0);
      return [...(match[1] ?? '').matchAll(new RegExp(`\\b${wrong}\\b`, 'g'))].map((found) => from + found.index);
    });
    const [start, another] = places;
    if (!right || start === undefined || another !== undefined) continue;
    const replacements = [{ start, end: start + wrong.length, text: right }];
    return editPlan(input, view, [{ source, replacements }], `The parameter of \`${test}\` is called \`${right}\`:`);
  }
  return refuse(`No parameter of \`${test}\` is near \`${wrong}\`.`);
}
