import type { Language } from './language.ts';

/** One way in which a language defines a name. The pattern runs on masked code (no strings, no comments), flag `m`. */
export interface DefinitionForm {
  kind: string;
  /** `name`: the first letter decides (Go). */
  exported: boolean | 'name';
  isDefault?: boolean;
  /** `symbol` comes escaped for a regex. */
  pattern(symbol: string): RegExp;
}

const form = (
  kind: string,
  exported: boolean | 'name',
  source: (symbol: string) => string,
  isDefault = false,
): DefinitionForm => ({ kind, exported, isDefault, pattern: (symbol) => new RegExp(source(symbol), 'gm') });

const SCRIPT_KINDS =
  '(?:declare[ \\t]+)?(?:abstract[ \\t]+)?(?:async[ \\t]+)?(?<kind>class|function[ \\t]*\\*?|const[ \\t]+enum|const|let|var|interface|type|enum|namespace)';

const SCRIPT: DefinitionForm[] = [
  form('value', true, (s) => `^[ \\t]*export[ \\t]+${SCRIPT_KINDS}[ \\t]+${s}(?![\\w$])`),
  form('value', true, (s) => `^[ \\t]*export[ \\t]+default[ \\t]+${SCRIPT_KINDS}[ \\t]+${s}(?![\\w$])`, true),
  form('value', true, (s) => `^[ \\t]*(?:module\\.)?exports\\.${s}[ \\t]*=`),
  form('value', false, (s) => `^${SCRIPT_KINDS}[ \\t]+${s}(?![\\w$])`),
];

const RUST_PREFIX = '(?:(?:default|async|unsafe|const|extern(?:[ \\t]+"[^"]*")?)[ \\t]+)*';
const RUST_KINDS = '(?<kind>fn|struct|enum|trait|type|const|static|mod|union)';
const JAVA_MODIFIERS = '(?:(?:abstract|final|sealed|non-sealed|static|strictfp)[ \\t]+)*';

export const DEFINITION_FORMS: Partial<Record<Language, DefinitionForm[]>> = {
  python: [
    form('class', true, (s) => `^class[ \\t]+${s}\\b`),
    form('function', true, (s) => `^(?:async[ \\t]+)?def[ \\t]+${s}\\b`),
    form('variable', true, (s) => `^${s}[ \\t]*(?::[^=\\n]+)?=(?!=)`),
    form('type', true, (s) => `^type[ \\t]+${s}\\b`),
  ],
  javascript: SCRIPT,
  typescript: SCRIPT,
  rust: [
    form(
      'item',
      true,
      (s) => `^[ \\t]*pub(?:\\([^)\\n]*\\))?[ \\t]+${RUST_PREFIX}${RUST_KINDS}[ \\t]+(?:mut[ \\t]+)?${s}\\b`,
    ),
    form('item', false, (s) => `^[ \\t]*${RUST_PREFIX}${RUST_KINDS}[ \\t]+(?:mut[ \\t]+)?${s}\\b`),
    form('macro', true, (s) => `^[ \\t]*macro_rules![ \\t]*${s}\\b`),
  ],
  go: [
    form('function', 'name', (s) => `^func[ \\t]+${s}[ \\t]*[([]`),
    form('method', 'name', (s) => `^func[ \\t]*\\([^)\\n]*\\)[ \\t]*${s}[ \\t]*\\(`),
    form('type', 'name', (s) => `^type[ \\t]+${s}\\b`),
    form('variable', 'name', (s) => `^(?:var|const)[ \\t]+${s}\\b`),
    form('variable', 'name', (s) => `^\\t${s}\\b[^\\n(:]*=(?!=)`),
  ],
  java: [
    form(
      'type',
      true,
      (s) => `^[ \\t]*(?:public[ \\t]+)${JAVA_MODIFIERS}(?<kind>class|interface|enum|record|@interface)[ \\t]+${s}\\b`,
    ),
    form(
      'type',
      false,
      (s) =>
        `^[ \\t]*(?:(?:protected|private)[ \\t]+)?${JAVA_MODIFIERS}(?<kind>class|interface|enum|record|@interface)[ \\t]+${s}\\b`,
    ),
  ],
  c: [
    form('macro', true, (s) => `^[ \\t]*#[ \\t]*define[ \\t]+${s}\\b`),
    form(
      'type',
      true,
      (s) =>
        `^[ \\t]*(?:typedef[ \\t]+)?(?<kind>struct|enum(?:[ \\t]+class)?|union|class)[ \\t]+${s}\\b[^;\\n]*\\{?[ \\t]*$`,
    ),
    form('type', true, (s) => `^(?:typedef\\b[^;\\n]*|\\})[ \\t]*\\*?\\b${s}[ \\t]*;`),
    form(
      'prototype',
      true,
      (s) => `^(?!static\\b|return\\b|else\\b)[A-Za-z_][\\w \\t*&:<>,]*[ \\t*&]${s}[ \\t]*\\([^;{}]*\\)[ \\t]*;`,
    ),
    form(
      'function',
      true,
      (s) => `^(?!static\\b|return\\b|else\\b)[A-Za-z_][\\w \\t*&:<>,]*[ \\t*&]${s}[ \\t]*\\([^;{}]*\\)[^;{}]*\\{`,
    ),
    form('variable', true, (s) => `^(?:extern[ \\t]+)[\\w \\t*]*\\b${s}[ \\t]*[;[]`),
  ],
  php: [
    form(
      'type',
      true,
      (s) => `^[ \\t]*(?:(?:abstract|final|readonly)[ \\t]+)*(?<kind>class|interface|trait|enum)[ \\t]+${s}\\b`,
    ),
    form('function', true, (s) => `^function[ \\t]+&?${s}[ \\t]*\\(`),
    form('constant', true, (s) => `^const[ \\t]+${s}\\b`),
  ],
  ruby: [
    form('class', true, (s) => `^[ \\t]*(?<kind>class|module)[ \\t]+(?:\\w+::)*${s}\\b`),
    form('method', true, (s) => `^[ \\t]*def[ \\t]+(?:self\\.)?${s}(?![\\w?!])`),
    form('constant', true, (s) => `^[ \\t]*${s}[ \\t]*=(?!=)`),
  ],
  shell: [form('function', true, (s) => `^[ \\t]*(?:function[ \\t]+)?${s}[ \\t]*\\(\\)`)],
};
