import { nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

const CONFIGS = ['**/eslint.config.{js,mjs,cjs,ts,mts}', '**/.eslintrc{,.json,.js,.cjs,.yml,.yaml}', 'package.json'];
const LIST = "process.stdout.write([...require('eslint/use-at-your-own-risk').builtinRules.keys()].join('\\n'))";

/** ESLint says that a configured rule does not exist; its own list of rules has one near name. */
export const strategy: Strategy = {
  name: 'eslint-rule-name',
  summary: 'Corrects the misspelled name of a rule in the ESLint configuration.',
  safety: 'safe',
  why: 'ESLint lists its rules itself, exactly one is a slip of the keyboard away, and its severity and options stay as they are.',
  async plan(input, view) {
    const { key, symbol, code } = input.diagnosis.captures;
    const wrong = key ?? symbol ?? code ?? '';
    if (!/^[a-z][a-z-]{2,60}$/.test(wrong))
      return refuse(`The rule \`${wrong}\` belongs to a plugin, whose names are not known here.`);
    const answer = await view.query(['node', '-e', LIST], { cwd: view.cwd });
    const right = answer.exitCode === 0 ? nearestUnique(wrong, answer.stdout.split('\n')) : null;
    if (!right) return refuse(`ESLint has no rule \`${wrong}\`, and no single name is near.`);
    for (const path of await view.list(CONFIGS)) {
      const source = await view.read(path);
      const [place, another] = [...(source?.text.matchAll(new RegExp(`(?<=['"\\s])${wrong}(?=['"\\s]*:)`, 'g')) ?? [])];
      if (!source || !place || another) continue;
      const replacements = [{ start: place.index, end: place.index + wrong.length, text: right }];
      return editPlan(input, view, [{ source, replacements }], `The rule is called \`${right}\`:`);
    }
    return refuse(`\`${wrong}\` was not found exactly once in a configuration; the rule is called \`${right}\`.`);
  },
};
