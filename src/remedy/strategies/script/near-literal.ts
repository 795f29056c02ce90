import { findDefinitions } from '../../lookup/definitions.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

/** Which text is written, and which type is wanted, as TypeScript prints both. */
const FORMS: RegExp[] = [
  /Argument of type '"(?<wrong>[^"\n]{1,80})"' is not assignable to parameter of type '(?<type>[^\n]{1,600})'\.$/,
  /Type '"(?<wrong>[^"\n]{1,80})"' is not (?:assignable|comparable) to type '(?<type>[^\n]{1,600}?)'\.(?: Did you mean|$)/,
  /types '(?<type>[^\n]{1,600})' and '"(?<wrong>[^"\n]{1,80})"' have no overlap/,
  /types '"(?<wrong>[^"\n]{1,80})"' and '(?<type>[^\n]{1,600})' have no overlap/,
];

/** The texts of a union such as `"a" | "b"`; null when anything else belongs to it. */
function textsOf(union: string): string[] | null {
  const parts = union.split('|').map((part) => part.trim());
  const texts = parts
    .filter((part) => part !== '' && part !== 'undefined' && part !== 'null')
    .map((part) => /^(?:"([^"]*)"|'([^']*)')$/.exec(part));
  return texts.length > 0 && texts.every(Boolean) ? texts.map((text) => text?.[1] ?? text?.[2] ?? '') : null;
}

/** The texts that the type takes: as printed, or as its one declaration in the project lists them. */
async function allowed(type: string, view: ProjectView): Promise<string[] | null> {
  const printed = textsOf(type);
  if (printed || !/^\w+(?: \| undefined)?$/.test(type)) return printed;
  const name = type.replace(' | undefined', '');
  const [home, another] = (await findDefinitions(view, name, 'typescript')).filter(({ kind }) => kind === 'type');
  const source = home && !another ? await view.read(home.file) : null;
  const declared = source ? new RegExp(`\\btype\\s+${name}\\s*=([^;={}()]{1,2000})`).exec(source.text)?.[1] : undefined;
  return declared ? textsOf(declared.split(/\n\s*\n|\n(?=\w)/)[0]?.trim() ?? '') : null;
}

/** A text that is a slip away from the one that a union of texts takes, once in the reported line. Null for any other message. */
export async function fixNearLiteral(
  source: SourceFile,
  line: number,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const found = FORMS.map((form) => rootMatch(input, form)).find(Boolean)?.groups;
  const texts = found?.type ? await allowed(found.type, view) : null;
  const right = texts && found?.wrong ? nearestUnique(found.wrong, texts) : null;
  const span = lineSpan(source.text, line);
  if (!right || !found?.wrong || !span) return null;
  const here = source.text.slice(...span);
  const places = ["'", '"', '`'].flatMap((quote) => {
    const written = `${quote}${found.wrong}${quote}`;
    const first = here.indexOf(written);
    return first < 0 ? [] : first === here.lastIndexOf(written) ? [first] : [-1];
  });
  const [at = -1, other] = places;
  if (at < 0 || other !== undefined) return null;
  const start = span[0] + at + 1;
  const edit = { source, replacements: [{ start, end: start + found.wrong.length, text: right }] };
  return editPlan(input, view, [edit], `The type takes \`${right}\`, not \`${found.wrong}\`:`);
}
