import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

/** How each language finds what an unknown name should have been; loaded when needed. */
const script = async (): Promise<Fixer> => (await import('./script/script-name.ts')).fixScriptName;

const FIXERS: Partial<Record<Language, () => Promise<Fixer>>> = {
  javascript: script,
  typescript: script,
  python: async () => (await import('./names/python-name.ts')).fixPythonName,
};

/**
 * Needs `symbol`. An unknown name is either not imported (a standard module or name, or defined once in the project) or misspelled (the
 * tool proposes the right one). Exactly one of these must hold; otherwise every candidate is named and nothing is changed.
 */
export const strategy: Strategy = {
  name: 'add-missing-import',
  summary: 'Adds the import of a standard or project name that is used without one, or corrects a misspelled name.',
  safety: 'safe',
  why: 'The name exists in exactly one place, or the tool itself proposes it; the rest of the file stays as it is.',
  async plan(input, view) {
    const compiled = await (await import('./names/compiled-name.ts')).compiledNameFixer(input, view);
    if (compiled) return compiled(input, view);
    for (const { file } of await failingPlaces(input, view)) {
      const language = languageOf(file);
      const fixer = language ? FIXERS[language] : undefined;
      if (fixer) return (await fixer())(input, view);
    }
    return refuse('The failing file is not in a language whose names can be followed.');
  },
};
