import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { type ModulePlace, modulePlace, pathFrom } from './module-paths.ts';
import { takeFrom } from './use-statement.ts';

/**
 * A `use` names an item in a module that does not have it, and exactly one other module of the crate defines it for others: it is taken
 * from there. Null when this is not the situation.
 * @param path the unresolved path as the compiler prints it
 */
export async function takeFromDefinition(
  path: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const item = path.split('::').at(-1) ?? '';
  const [place] = await failingPlaces(input, view, 'rust');
  const from = place ? await modulePlace(place.file, view) : null;
  const source = place ? await view.read(place.file) : null;
  const line = source && place?.line ? lineSpan(source.text, place.line) : null;
  if (!place || !from || !source || !line) return null;
  const homes: { home: ModulePlace; path: string; file: string }[] = [];
  for (const found of await findDefinitions(view, item, 'rust')) {
    const text = (await view.read(found.file))?.text ?? '';
    const span = lineSpan(text, found.line);
    const indented = span ? /^[ \t]/.test(text.slice(...span)) : true; // inside an impl or an inline module
    const home = found.exported && !indented && found.file !== place.file ? await modulePlace(found.file, view) : null;
    const named = home ? pathFrom(from, home, item) : null;
    if (home && named && !homes.some((known) => known.path === named))
      homes.push({ home, path: named, file: found.file });
  }
  const [only] = homes;
  if (!only) return null;
  if (homes.length > 1)
    return refuse(`\`${item}\` is defined in several modules, so which one is meant is ambiguous.`, {
      known: homes.map((one) => `${one.path} (${one.file})`),
    });
  const replacements = takeFrom(source, line, item, only.path);
  return replacements
    ? editPlan(input, view, [{ source, replacements }], `\`${item}\` is defined in ${only.file}:`)
    : null;
}
