import type { Replacement } from '../../../transaction/plan.ts';
import { failingPlaces } from '../../failing-place.ts';
import { lineText } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { crateName, packageOf, rustPackages } from './packages.ts';

const GATED = /the item is gated (?:behind|here behind) the `([\w./+-]+)` feature/;

/** Adds a feature to the entry of a dependency in its usual forms; null for others (`workspace = true`, several lines). */
function withFeature({ text }: SourceFile, dependency: string, feature: string): Replacement | null {
  const name = dependency.replace(/[^\w]/g, '\\$&');
  const entry = new RegExp(`^[ \\t]*"?${name}"?[ \\t]*=[ \\t]*(.*)$`, 'm').exec(text);
  const value = entry?.[1]?.replace(/\s*#[^"']*$/, '').trimEnd() ?? '';
  if (!entry || value === '') return null;
  const start = entry.index + entry[0].indexOf(entry[1] ?? '', entry[0].indexOf('=') + 1);
  if (/^"[^"]*"$/.test(value))
    return { start, end: start + value.length, text: `{ version = ${value}, features = ["${feature}"] }` };
  const list = /\bfeatures[ \t]*=[ \t]*\[([^\]]*)\]/.exec(value);
  if (list) {
    if (list[1]?.includes(`"${feature}"`)) return null;
    const at = start + list.index + list[0].length - 1;
    const filled = (list[1] ?? '').trim();
    return {
      start: at,
      end: at,
      text: filled === '' ? `"${feature}"` : `${filled.endsWith(',') ? ' ' : ', '}"${feature}"`,
    };
  }
  if (!/^\{.*\}$/.test(value)) return null;
  const inner = value.slice(0, -1).trimEnd();
  return { start: start + inner.length, end: start + value.length, text: `, features = ["${feature}"] }` };
}

/** The compiler says that what is named exists, behind a feature of a dependency: the feature is switched on where the dependency is declared. */
export async function enableGatedFeature(
  path: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const { lines } = input.report.failure;
  const from = (input.diagnosis.line ?? 1) - 1;
  const until = lines.findIndex((line, index) => index > from && /^(?:error|warning)\b/.test(line));
  const features = lines.slice(from, until < 0 ? from + 40 : until).flatMap((line) => GATED.exec(line)?.[1] ?? []);
  const [feature] = features;
  const [place] = await failingPlaces(input, view, 'rust');
  const own = place && feature ? packageOf(place.file, await rustPackages(view)) : null;
  // `cannot find x in y` leaves the crate to the line that is shown.
  const source = place ? await view.read(place.file) : null;
  const shown = source && place?.line ? lineText(source.text, place.line) : '';
  const crates = [path.split('::')[0] ?? '', ...[...shown.matchAll(/\b(\w+)::/g)].map((match) => match[1] ?? '')];
  const dependency = own?.declared.find((name) => crates.includes(crateName(name)));
  if (!own || !feature || !dependency || new Set(features).size > 1) return null;
  const replacement = withFeature(own.manifest, dependency, feature);
  if (!replacement) return null;
  const edit = { source: own.manifest, replacements: [replacement] };
  return editPlan(input, view, [edit], `The item is behind the feature \`${feature}\` of \`${dependency}\`:`);
}
