import { basename } from 'node:path/posix';
import { failingPlaces } from '../failing-place.ts';
import { languageOf } from '../lookup/language.ts';
import { refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';

type Fixer = (input: StrategyInput, view: ProjectView) => Promise<Proposal>;

const script = async (): Promise<Fixer> => (await import('./script/module-path.ts')).fixScriptPath;
const ruby = async (): Promise<Fixer> => (await import('./modules/ruby-require.ts')).fixRubyRequire;

/** What the Go toolchain says of an import that leads nowhere. */
const GO =
  /no required module provides package|cannot find (?:package "|module providing)|is not in (?:GOROOT|std)\b|use of internal package|does not contain package/;

/** The language of the importing file, by its name, else by the words of the message. */
async function fixerFor(input: StrategyInput, view: ProjectView): Promise<Fixer | null> {
  const { root } = input.diagnosis;
  if (GO.test(root)) return (await import('./go/go-import-path.ts')).fixGoImportPath;
  if (/cannot load such file/.test(root)) return ruby();
  for (const { file } of await failingPlaces(input, view)) {
    const language = languageOf(file);
    if (language === 'javascript' || language === 'typescript') return script();
    if (language === 'ruby') return ruby();
    if (language === 'java') return (await import('./java/java-name.ts')).fixJavaName;
    if (language === 'c') return (await import('./c/c-include.ts')).fixCInclude;
  }
  return /module|import|resolve/i.test(root) ? script() : null;
}

/**
 * Needs `module`: a relative import that leads nowhere. Corrects the path in the importing file when the file exists under exactly one other
 * path: moved, renamed, in other letter case, too few or too many `../`, an extension missing.
 */
export const strategy: Strategy = {
  name: 'module-path',
  summary: 'Corrects a relative import whose file is somewhere else in the project, or lacks its extension.',
  safety: 'safe',
  why: 'The old path leads nowhere, the new one is the only file that can be meant, and the next run resolves it.',
  async plan(input, view) {
    const fixer = await fixerFor(input, view);
    const module = input.diagnosis.captures.module ?? input.diagnosis.captures.path ?? '';
    return fixer
      ? fixer(input, view)
      : refuse(`\`${basename(module) || 'The module'}\` is not imported by a file whose imports can be followed.`);
  },
};
