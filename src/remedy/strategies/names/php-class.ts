import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

const NOT_FOUND = /(?:Class|Interface|Trait|Enum) "([\w\\]+)" not found/;

const namespaceOf = (text: string): string =>
  /^[ \t]*namespace[ \t]+([\w\\]+)[ \t]*[;{]/m.exec(maskCode(text, 'php'))?.[1] ?? '';

const qualified = (namespace: string, name: string): string => (namespace ? `${namespace}\\${name}` : name);

/** The `use` that names the wrong class, its alias kept; else one that is added below the namespace, or the name itself where it is written in full. */
function corrected(
  source: SourceFile,
  wrong: string,
  right: string,
): { start: number; end: number; text: string } | null {
  const code = maskCode(source.text, 'php');
  const escaped = wrong.replaceAll('\\', '\\\\');
  const written = new RegExp(`(?<![\\w\\\\])\\\\?(${escaped})(?![\\w\\\\])`).exec(code);
  if (written?.[1]) {
    const start = written.index + written[0].length - written[1].length;
    return { start, end: start + wrong.length, text: right };
  }
  const name = wrong.split('\\').at(-1) ?? wrong;
  if (wrong !== qualified(namespaceOf(source.text), name)) return null;
  const uses = [...code.matchAll(/^[ \t]*use[ \t]+[^;{(]+;[^\n]*\n/gm)];
  const head = uses.at(-1) ?? /^[ \t]*namespace[ \t]+[\w\\]+[ \t]*;[^\n]*\n/m.exec(code) ?? /<\?php[^\n]*\n/.exec(code);
  if (!head || head.index === undefined) return null;
  const at = head.index + head[0].length;
  return { start: at, end: at, text: `${uses.length > 0 ? '' : source.eol}use ${right};${source.eol}` };
}

/** A class that is asked for in one namespace and defined in another: it is named where it is. Null when no class of that name is in the project. */
export async function fixPhpClass(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const wrong = rootMatch(input, NOT_FOUND)?.[1];
  const name = wrong?.split('\\').at(-1) ?? '';
  if (!wrong) return null;
  const found = new Map<string, string>();
  for (const { file, kind } of await findDefinitions(view, name, 'php')) {
    const text = (await view.read(file))?.text ?? '';
    if (/^(?:class|interface|trait|enum)$/.test(kind)) found.set(qualified(namespaceOf(text), name), file);
  }
  const homes = [...found].filter(([full]) => full !== wrong);
  const [home] = homes;
  if (!home || found.has(wrong)) return null;
  if (homes.length > 1)
    return refuse(`\`${name}\` is defined in several namespaces: ambiguous.`, {
      known: homes.map(([full, file]) => `${full} (${file})`),
    });
  const declared = await misnamed(wrong, home, view);
  if (declared)
    return editPlan(input, view, [declared], `${home[1]} stands where \`${wrong}\` belongs, under another namespace:`);
  for (const place of await failingPlaces(input, view, 'php')) {
    const source = await view.read(place.file);
    const replacement = source ? corrected(source, wrong, home[0]) : null;
    if (source && replacement)
      return editPlan(
        input,
        view,
        [{ source, replacements: [replacement] }],
        `\`${name}\` is \`${home[0]}\` (${home[1]}):`,
      );
  }
  return refuse(`\`${wrong}\` is \`${home[0]}\` (${home[1]}), but no failing file names it.`);
}

/** The file stands in the folders of the wanted namespace, and its own namespace is a slip away: then that is the mistake. */
async function misnamed(wrong: string, [full, file]: [string, string], view: ProjectView) {
  const [wanted, given] = [wrong.split('\\').slice(0, -1), full.split('\\').slice(0, -1)];
  const folders = file.split('/').slice(0, -1);
  const last = wanted.at(-1) ?? '';
  const source = await view.read(file);
  const differ = wanted.flatMap((part, index) => (part === given[index] ? [] : [index]));
  const [index, more] = differ;
  if (!source || wanted.length !== given.length || index === undefined || more !== undefined) return null;
  if (folders.at(-1) !== last || nearestNames(given[index] ?? '', [wanted[index] ?? '']).length === 0) return null;
  if (folders.includes(given[index] ?? '')) return null;
  const head = /^[ \t]*namespace[ \t]+([\w\\]+)/m.exec(maskCode(source.text, 'php'));
  const start = head ? head.index + head[0].length - (head[1]?.length ?? 0) : -1;
  return head?.[1] ? { source, replacements: [{ start, end: start + head[1].length, text: wanted.join('\\') }] } : null;
}
