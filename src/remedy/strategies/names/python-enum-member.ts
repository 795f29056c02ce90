import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { classMembers } from '../../lookup/python-scope.ts';
import { lineText } from '../../lookup/source-text.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { renameAt } from '../rename-near-name.ts';

/** An enumeration says only the name that it lacks (`AttributeError: GREN`): the class is the one before the dot at the failing line. */
export async function fixEnumMember(wrong: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  for (const place of await failingPlaces(input, view, 'python')) {
    const source = place.line ? await view.read(place.file) : null;
    const shown = source && place.line ? lineText(source.text, place.line) : '';
    const owner = new RegExp(`(\\w+)\\.${wrong}\\b`).exec(shown)?.[1];
    if (!owner) continue;
    const [home, another] = (await findDefinitions(view, owner, 'python')).filter(({ kind }) => kind === 'class');
    const text = home && !another ? ((await view.read(home.file))?.text ?? '') : '';
    const members = [...(classMembers(text, owner)?.members ?? [])];
    const right = nearestUnique(wrong, members);
    const near = nearestNames(wrong, members).map(({ name }) => name);
    if (!right)
      return refuse(`\`${owner}\` has no \`${wrong}\`, and no single name is near.`, {
        known: [`${owner} has ${(near.length > 0 ? near : members.slice(0, 12)).join(', ')}`],
      });
    const plan = await renameAt(input, view, wrong, right, `\`${owner}\` has \`${right}\`, not \`${wrong}\`:`);
    if (plan) return plan;
  }
  return refuse(`\`${wrong}\` is not asked of a class of the project at the failing place.`);
}
