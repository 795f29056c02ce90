import { failingPlaces } from '../failing-place.ts';
import { type Language, languageOf } from '../lookup/language.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

/** How each language repairs an import; loaded when needed. */
const script = async (): Promise<Fixer> => (await import('./script/script-import.ts')).fixScriptImport;

const FIXERS: Partial<Record<Language, () => Promise<Fixer>>> = {
  javascript: script,
  typescript: script,
  python: async () => (await import('./imports/python-import.ts')).fixPythonImport,
};

/** The language of the failing file, or what the error text itself belongs to. */
async function languageOfFailure(input: StrategyInput, view: ProjectView): Promise<Language | null> {
  const declared = input.options.language;
  if (typeof declared === 'string' && Object.hasOwn(FIXERS, declared)) return declared as Language;
  for (const { file } of await failingPlaces(input, view)) {
    const language = languageOf(file);
    if (language && FIXERS[language]) return language;
  }
  if (/^(?:E\s+)?(?:ImportError|ModuleNotFoundError)\b/.test(input.diagnosis.root)) return 'python';
  return /requested module|exported member|default export|matching export|is not exported by/.test(input.diagnosis.root)
    ? 'javascript'
    : null;
}

/**
 * Needs `symbol` and/or `module`. Points an import at the one place of the project that defines the name or holds the module. Refuses,
 * naming every candidate, when there are several; never looks into vendored, built or generated files.
 */
export const strategy: Strategy = {
  name: 'import-from-definition',
  summary: 'Imports a name from the module of the project that really defines it, or a module from where it moved to.',
  safety: 'safe',
  why: 'The definition is unique in the project and the old import cannot have worked.',
  async plan(input, view) {
    const compiled = await (await import('./names/compiled-name.ts')).compiledNameFixer(input, view);
    if (compiled) return compiled(input, view);
    const language = await languageOfFailure(input, view);
    const fixer = language ? FIXERS[language] : undefined;
    if (!fixer) return refuse('The failing file is not in a language whose imports can be followed.');
    return (await fixer())(input, view);
  },
};
