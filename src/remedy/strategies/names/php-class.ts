import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
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
