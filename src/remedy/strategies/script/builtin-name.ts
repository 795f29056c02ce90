import { builtinModules } from 'node:module';
import { sourceFiles } from '../../lookup/definitions.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { scriptImports } from '../../lookup/script-imports.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** `require('node:crpyto')`: the one module of Node that is a slip away, in every file that names the wrong one. */
export async function fixBuiltinName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const wrong = /No such built-in module: node:([\w/]{1,60})/.exec(input.diagnosis.root)?.[1] ?? '';
  const known = builtinModules.filter((name) => !name.startsWith('_'));
  const right = wrong && !known.includes(wrong) ? nearestUnique(wrong, known) : null;
  if (!right)
    return refuse(`Node has no module \`node:${wrong}\`, and no single name is near.`, {
      steps: ['a module of a newer Node → run that Node', 'a package → import it by its own name, without `node:`'],
    });
  const edits = [];
  for (const path of await sourceFiles(view, 'javascript')) {
    const source = await view.read(path);
    const replacements = (source ? scriptImports(source.text, path) : [])
      .filter(({ specifier }) => specifier === `node:${wrong}`)
      .map(({ to }) => ({ start: to - wrong.length, end: to, text: right }));
    if (source && replacements.length > 0) edits.push({ source, replacements });
  }
  return edits.length > 0
    ? editPlan(input, view, edits, `Node calls it \`node:${right}\`:`)
    : refuse(`No file of the project imports \`node:${wrong}\`.`);
}
