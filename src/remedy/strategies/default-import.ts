import type { Strategy } from '../remedy.ts';
import { fixScriptImport } from './script/script-import.ts';
import { strategy as tsconfigFlag } from './tsconfig-flag.ts';

/** A default import of a module without one: by its named export, or, for `export =`, by the compiler option that allows it. */
export const strategy: Strategy = {
  name: 'default-import',
  summary: 'Imports by name what has no default export; switches on `esModuleInterop` for modules with `export =`.',
  safety: 'safe',
  why: 'The module has one export that can be meant, or the compiler names the option; the next compilation checks it.',
  plan: (input, view) =>
    /can only be (?:default-)?imported/.test(input.diagnosis.root)
      ? tsconfigFlag.plan(input, view)
      : fixScriptImport(input, view),
};
