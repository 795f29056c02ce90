import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineText } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** `unknown keyword: :colour`: the near keyword of the one definition, at the calls of the failing files. */
export async function fixRubyKeyword(
  method: string,
  wrong: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const named = method === 'new' ? 'initialize' : method;
  const homes = (await findDefinitions(view, named, 'ruby')).filter(({ kind }) => kind === 'method');
  const places = await failingPlaces(input, view, 'ruby');
  const exact = homes.filter(({ file, line }) => places.some((place) => place.file === file && place.line === line));
  const [home, another] = exact.length > 0 ? exact : homes;
  if (!home || another) return refuse(`\`${named}\` is not defined exactly once in the project.`);
  const text = (await view.read(home.file))?.text ?? '';
  const head = lineText(text, home.line);
  const keywords = [...head.matchAll(/(\w+):(?!:)/g)].map((match) => match[1] ?? '');
  const right = nearestUnique(wrong, keywords);
  if (!right)
    return refuse(`\`${named}\` takes no keyword near \`${wrong}\`.`, {
      known: keywords.length > 0 ? [`${home.file}:${home.line} takes ${keywords.join(', ')}`] : [],
    });
  for (const { file } of places) {
    const source = await view.read(file);
    const code = source ? maskCode(source.text, 'ruby') : '';
    const form = new RegExp(`\\b(?:${method === 'initialize' ? 'new' : method})\\b[^\\n]*?\\b(${wrong}):(?!:)`, 'g');
    const replacements = [...code.matchAll(form)].map((match) => {
      const start = match.index + match[0].length - wrong.length - 1;
      return { start, end: start + wrong.length, text: right };
    });
    if (source && replacements.length > 0)
      return editPlan(input, view, [{ source, replacements }], `\`${named}\` takes \`${right}:\`, not \`${wrong}:\`:`);
  }
  return refuse(`No call with \`${wrong}:\` was found in the failing files; \`${named}\` takes \`${right}:\`.`);
}
