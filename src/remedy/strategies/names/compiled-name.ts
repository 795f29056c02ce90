import { failingPlaces } from '../../failing-place.ts';
import { type Language, languageOf } from '../../lookup/language.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

/** Languages whose compiler says what it does not know; whether that is a missing import or a slip is weighed in one place. */
const FIXERS: Partial<Record<Language, () => Promise<Fixer>>> = {
  go: async () => (await import('../go/go-name.ts')).fixGoName,
  java: async () => (await import('../java/java-name.ts')).fixJavaName,
  c: async () => (await import('../c/c-name.ts')).fixCName,
};

/** The fixer of unknown names for the language of the failing file, or null when that is another language. */
export async function compiledNameFixer(input: StrategyInput, view: ProjectView): Promise<Fixer | null> {
  const printed = /([^\s:()[\]]+\.\w+):(?:\d|\[\d)/.exec(input.diagnosis.root)?.[1];
  const [place] = printed ? [{ file: printed }] : await failingPlaces(input, view);
  const language = place ? languageOf(place.file) : null;
  const load = language ? FIXERS[language] : undefined;
  if (!load) return null;
  return load();
}
