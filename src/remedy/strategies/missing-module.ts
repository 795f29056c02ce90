import { commandWords } from '../command-words.ts';
import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

const python = async (): Promise<Fixer> => (await import('./modules/python-module.ts')).fixMissingPythonModule;

const FIXERS: Partial<Record<Language, () => Promise<Fixer>>> = { python };

/**
 * Needs `module`. Decides what a missing module is and acts on that: a module of the project that moved (import corrected), a dependency
 * that the project declares (installed into the project's own environment, exactly as declared), a misspelled import of a declared or
 * standard module (import corrected). Anything else is refused: a name in an error message is never a reason to install.
 */
export const strategy: Strategy = {
  name: 'missing-module',
  summary:
    'Installs what the project declares, follows a module that moved, or corrects a misspelled import; never installs an undeclared name.',
  safety: 'safe',
  why: 'Only the declared requirement is installed, only into the environment of the project; edits need a unique target.',
  async plan(input, view) {
    // The command itself may name the module: `python -m app.mian`, `python -m unittest tests.test_a`.
    if (/No such built-in module: node:/.test(input.diagnosis.root))
      return (await import('./script/builtin-name.ts')).fixBuiltinName(input, view);
    const { module, path } = input.diagnosis.captures;
    const words = commandWords(input.report.failure.event.command ?? '') ?? [];
    if ([module, path].some((name) => name !== undefined && words.includes(name))) {
      const corrected = await (await import('./correct-command.ts')).strategy.plan(input, view);
      if (corrected.kind === 'correct') return corrected;
    }
    const declared = input.options.language;
    const places = await failingPlaces(input, view);
    const languages = [
      ...(typeof declared === 'string' ? [declared] : []),
      ...places.map(({ file }) => languageOf(file)),
      ...(/No module named|ModuleNotFoundError/.test(input.diagnosis.root) ? ['python'] : []),
    ];
    for (const language of languages) {
      const fixer = language && Object.hasOwn(FIXERS, language) ? FIXERS[language as Language] : undefined;
      if (fixer) return (await fixer())(input, view);
    }
    return refuse('The failing file is not in a language whose modules can be followed.');
  },
};
