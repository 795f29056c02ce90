import { failingPlaces } from '../../failing-place.ts';
import { filesNaming } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { identifierOffsets, identifiersIn } from '../../lookup/source-text.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** Files that may declare the proposed name: more are not looked into. */
const MAX_FILES = 20;
/** Of a name that stands everywhere, the first places tell enough. */
const MAX_PLACES = 40;

/** What stands before and behind a name: words as they are, signs that part or end things by one sign each. */
function surroundings(code: string, name: string): Set<string> {
  const found = new Set<string>();
  for (const at of identifierOffsets(code, name).slice(0, MAX_PLACES)) {
    const before =
      /([\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$])?([ \t]*)$/u.exec(code.slice(Math.max(0, at - 80), at))?.[1] ?? '';
    const after = /^[ \t]*(=>|::|[^\s])?/u.exec(code.slice(at + name.length, at + name.length + 20))?.[1] ?? '';
    const start = /^[{},;(|[]?$/.test(before) ? '|' : before;
    const end = /^[,;)}\]|]?$/.test(after) ? '|' : after;
    found.add(`${start} ${end}`);
  }
  return found;
}

/**
 * A tool proposes the first of several names that are equally near. Another one that is as near as its proposal and is declared in the same form, in the
 * failing file or in one that names the proposal; null when there is none. With two of them nobody knows which is meant.
 */
export async function rivalName(
  input: StrategyInput,
  view: ProjectView,
  wrong: string,
  right: string,
): Promise<string | null> {
  const [own] = nearestNames(wrong, [right]);
  const [place] = await failingPlaces(input, view);
  const language = place ? languageOf(place.file) : null;
  if (!own || !place || !language) return null;
  const files = new Set([place.file, ...(await filesNaming(view, right, language)).slice(0, MAX_FILES)]);
  const codes: string[] = [];
  for (const file of files) {
    const text = (await view.read(file))?.text ?? '';
    if (file === place.file || text.includes(right)) codes.push(maskCode(text, languageOf(file) ?? language));
  }
  const gather = (name: string): Set<string> => new Set(codes.flatMap((code) => [...surroundings(code, name)]));
  const used = gather(wrong);
  const declared = [...gather(right)].filter((form) => !used.has(form));
  const names = new Set(codes.flatMap((code) => [...identifiersIn(code)]));
  names.delete(right);
  for (const { name, distance } of nearestNames(wrong, names)) {
    if (distance > own.distance) break;
    const forms = gather(name);
    if (declared.some((form) => forms.has(form))) return name;
  }
  return null;
}

/** Another member of a known type that is as near as the proposed one; null when the proposal stands alone. */
export function rivalAmong(wrong: string, right: string, members: readonly string[]): string | null {
  const [own] = nearestNames(wrong, [right]);
  const other = nearestNames(wrong, members).find(({ name }) => name !== right);
  return own && other && other.distance <= own.distance ? other.name : null;
}

/** Says that two names are equally near. */
export const ambiguous = (wrong: string, right: string, rival: string): Proposal =>
  refuse(`\`${wrong}\` is as near to \`${rival}\` as to \`${right}\`: ambiguous.`, {
    known: [`both \`${right}\` and \`${rival}\` exist`],
  });
