import { type Definition, findDefinitions } from '../../lookup/definitions.ts';
import type { Language } from '../../lookup/language.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { lineText } from '../../lookup/source-text.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal } from '../../remedy.ts';

/** A method belongs to its class; one that begins its line, as in Ruby, belongs to nobody. */
async function isMember({ kind, file, line }: Definition, view: ProjectView): Promise<boolean> {
  if (kind !== 'method') return false;
  return !lineText((await view.read(file))?.text ?? '', line).startsWith('def ');
}

/** Places that a refusal names. */
const MOST = 3;

/** A name that nobody knows at one place, and the one that may be meant. */
export interface Slip {
  wrong: string;
  right: string;
  /** File that uses it. */
  path: string;
  language: Language;
}

/**
 * An exact name outweighs a slip: where another file of the project defines the unknown name for others to use, what is missing may be its
 * import, and a rename would call something else. A refusal then, or null when nobody else defines it.
 */
export async function definedElsewhere(
  { wrong, right, path, language }: Slip,
  view: ProjectView,
): Promise<Proposal | null> {
  const found = await findDefinitions(view, wrong, language);
  const elsewhere: Definition[] = [];
  for (const one of found) {
    const isHere = one.file === path || !mayUse(path, one.file);
    if (!isHere && one.exported && !(await isMember(one, view))) elsewhere.push(one);
  }
  const [first] = elsewhere;
  if (!first) return null;
  return refuse(`\`${wrong}\` may be the one of ${first.file}, or \`${right}\`: ambiguous.`, {
    known: elsewhere.slice(0, MOST).map(({ file, line }) => `\`${wrong}\` is defined in ${file}:${line}`),
    steps: [`import \`${wrong}\` where it is used; or, when \`${right}\` is meant, correct the name`],
  });
}
