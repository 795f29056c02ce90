import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

/** How each language names files of the project in imports; loaded when needed. */
const FIXERS: Partial<Record<Language, () => Promise<Fixer>>> = {
  ruby: async () => (await import('./modules/ruby-require.ts')).fixRubyRequire,
};

/** Files without an extension say by their shebang or by the failure what they are. */
async function languageOfFailure(input: StrategyInput, view: ProjectView): Promise<Language | null> {
  for (const { file } of await failingPlaces(input, view)) {
    const language = languageOf(file);
    if (language && FIXERS[language]) return language;
  }
  return /LoadError|cannot load such file/.test(input.diagnosis.root) ? 'ruby' : null;
}

/**
 * Needs `module` or `file`: a module that was asked for by a path. Points the import at where the file really is (renamed, moved, other letter
 * case, near name). Refuses when several files may be meant, and never touches imports of packages.
 */
export const strategy: Strategy = {
  name: 'module-path',
  summary: 'Corrects the path of an import to the one file of the project that is meant.',
  safety: 'safe',
  why: 'The old path does not exist, and exactly one file of the project can be meant.',
  async plan(input, view) {
    const language = await languageOfFailure(input, view);
    const fixer = language ? FIXERS[language] : undefined;
    return fixer
      ? (await fixer())(input, view)
      : refuse('The failing file is not in a language whose import paths can be followed.');
  },
};
