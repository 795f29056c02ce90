import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { pythonImports } from '../lookup/python-imports.ts';
import { importInsertion } from '../lookup/python-insert.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { SourceFile, Strategy } from '../remedy.ts';

const EMPTY: Record<string, string> = {
  '[]': 'list',
  '{}': 'dict',
  'list()': 'list',
  'dict()': 'dict',
  'set()': 'set',
};

/** How this file names `dataclasses.field`, and the import that it needs for it. */
function fieldName(source: SourceFile): { name: string; edit: { start: number; end: number; text: string } | null } {
  for (const statement of pythonImports(source.text)) {
    if (statement.kind === 'import' && statement.module === 'dataclasses')
      return { name: 'dataclasses.field', edit: null };
    if (statement.module !== 'dataclasses') continue;
    const own = statement.names.find(({ name }) => name === 'field');
    if (own) return { name: own.alias ?? 'field', edit: null };
  }
  return { name: 'field', edit: importInsertion(source.text, 'from dataclasses import field', source.eol, true) };
}

/**
 * Reads `mutable default <class 'list'> for field x is not allowed: use default_factory`. The default of the field, when it stands on one line, is made
 * anew for each instance; all such fields of the file are, since Python names only the first.
 */
export const strategy: Strategy = {
  name: 'dataclass-default',
  summary: 'Makes the mutable default of a dataclass field anew for each instance: `field(default_factory=list)`.',
  safety: 'safe',
  why: 'Python refuses the class as it is and names this form; every instance starts with the value that was written.',
  async plan(input, view) {
    const wanted = input.diagnosis.captures.symbol ?? input.diagnosis.captures.member;
    for (const place of wanted ? await failingPlaces(input, view, 'python') : []) {
      const source = await view.read(place.file);
      if (!source || !/\bdataclass/.test(source.text)) continue;
      const code = maskCode(source.text, 'python');
      const { name, edit } = fieldName(source);
      const form =
        /^([ \t]+(\w+)[ \t]*:[ \t]*[^=\n]{1,400}=[ \t]*)(\[[^\n]{0,4000}\]|\{[^\n]{0,4000}\}|(?:list|dict|set)\(\))[ \t]*(?=$|#)/gm;
      const found = [...code.matchAll(form)].map((match) => {
        const start = match.index + (match[1]?.length ?? 0);
        const end = start + (match[3]?.length ?? 0);
        const value = source.text.slice(start, end);
        const factory = EMPTY[value.replace(/\s/g, '')] ?? `lambda: ${value}`;
        return { field: match[2], start, end, text: `${name}(default_factory=${factory})` };
      });
      if (!found.some(({ field }) => field === wanted)) continue;
      const replacements = [...(edit ? [edit] : []), ...found.map(({ start, end, text }) => ({ start, end, text }))];
      return editPlan(input, view, [{ source, replacements }], `The default of \`${wanted}\` would be shared:`);
    }
    return refuse(`The field \`${wanted ?? ''}\` was not found with a default on one line.`);
  },
};
