import { failingPlaces } from '../../failing-place.ts';
import { sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { renameAt } from '../rename-near-name.ts';

const UNKNOWN =
  /Undefined subroutine &(?:[\w:]+::)?(\w+) called|Can't locate object method "(\w+)"|Global symbol "[$@%](\w+)" requires explicit package name/;

/** Corrects a misspelled subroutine, method or variable at the line that Perl names. */
export async function fixPerlName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const [, sub, method, variable] = rootMatch(input, UNKNOWN) ?? [];
  const wrong = sub ?? method ?? variable;
  if (!wrong) return refuse('The failure does not name what is unknown.');
  const names = new Set<string>();
  const [place] = await failingPlaces(input, view, 'perl');
  const files = variable ? (place ? [place.file] : []) : await sourceFiles(view, 'perl');
  const form = variable ? /\b(?:my|our|local|state)\s*\(?[^;=]*?[$@%](\w+)/g : /^\s*sub\s+(\w+)/gm;
  for (const path of files) {
    const code = maskCode((await view.read(path))?.text ?? '', 'perl');
    for (const match of code.matchAll(form)) names.add(match[1] ?? '');
  }
  if (names.has(wrong))
    return refuse(`The project defines \`${wrong}\`, but this place does not see it: \`use\` the module that has it.`);
  const right = nearestUnique(wrong, names);
  const sign = variable ? (/Global symbol "([$@%])/.exec(input.diagnosis.root)?.[1] ?? '') : '';
  const why = `\`${wrong}\` is spelled \`${right}\`:`;
  const plan = right ? await renameAt(input, view, sign + wrong, sign + right, why) : null;
  return plan ?? refuse(`Nothing near \`${wrong}\` is defined in the project.`);
}
