import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { goMessage } from './go/go-message.ts';

/** The plain verb of a type; `%v` prints everything. */
const verbOf = (type: string): string => {
  if (/^\*?(?:u?int(?:8|16|32|64|ptr)?|byte|rune)$/.test(type) && !type.startsWith('*')) return 'd';
  if (type === 'string' || type === '[]byte') return 's';
  return type === 'bool' ? 't' : 'v';
};

/**
 * Reads `Printf format %d has arg x of wrong type string` of `go vet`. The verb becomes that of the type, when the line has the format as one literal with
 * exactly one such verb.
 */
export const strategy: Strategy = {
  name: 'go-format-verb',
  summary: 'Changes a verb of a Go format string to the one of the type that is printed.',
  safety: 'safe',
  why: 'Vet knows the type; the old verb printed an error in place of the value, and the new one prints the value.',
  async plan(input, view) {
    const message = goMessage(input);
    const path = message ? await view.resolve(message.file) : null;
    const source = path ? await view.read(path) : null;
    const [, verb = '', type = ''] =
      / format (%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]) has arg .{1,120} of wrong type ([\w.*[\]]+)/.exec(
        message?.text ?? '',
      ) ?? [];
    const span = source && message ? lineSpan(source.text, message.line) : null;
    if (!source || !span || !verb) return refuse('Vet names no verb and type that could be made to fit.');
    const shown = source.text.slice(...span);
    const at = shown.indexOf(verb);
    if (at < 0 || shown.includes(verb, at + 1))
      return refuse(`\`${verb}\` stands not exactly once in ${source.path}:${message?.line}.`, {
        steps: [`write the verb of ${type} there: \`%${verbOf(type)}\``],
      });
    const end = span[0] + at + verb.length;
    const replacements = [{ start: end - 1, end, text: verbOf(type) }];
    return editPlan(input, view, [{ source, replacements }], `The value is a ${type}:`);
  },
};
