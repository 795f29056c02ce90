import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { enclosingFunction } from '../lookup/python-functions.ts';
import { closingBracket, identifierOffsets, lineSpan, lineText } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/**
 * Reads an UnboundLocalError where a function changes a variable of its module in place (`count += 1`): without `global` Python takes it for a local one.
 * Refuses when the function sets the name in another way, or takes it as a parameter: then a local variable may be meant.
 */
export const strategy: Strategy = {
  name: 'module-variable',
  summary:
    'Declares a variable of the module `global`, or of the function around `nonlocal`, in the function that counts it up.',
  safety: 'safe',
  why: 'The function reads the variable before it changes it, only the module (or the function around) sets it, and so no other variable can be meant.',
  async plan(input, view) {
    const { symbol, member } = input.diagnosis.captures;
    const name = symbol ?? member ?? '';
    if (!/^\w+$/.test(name)) return refuse('The failure names no variable.');
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      const span = source && place.line ? lineSpan(source.text, place.line) : null;
      if (!source || !span || !place.line) continue;
      const code = maskCode(source.text, 'python');
      if (!new RegExp(`^[ \\t]*${name}[ \\t]*(?:[+\\-*/%|&^@]|\\/\\/|\\*\\*|<<|>>)=`).test(lineText(code, place.line)))
        continue;
      const around = enclosingFunction(code, span[0]);
      const outer = around ? enclosingFunction(code, around.start - 1) : null;
      const assigned = (within: string, indent: string): boolean =>
        new RegExp(`^${indent}${name}[ \\t]*(?::[^=\\n]+)?=(?!=)`, 'm').test(within);
      const word = outer ? 'nonlocal' : 'global';
      if (
        outer ? !assigned(code.slice(outer.start, around?.start), '[ \\t]+') || assigned(code, '') : !assigned(code, '')
      )
        continue;
      const open = around ? code.indexOf('(', around.start) : -1;
      const head = open >= 0 ? closingBracket(code, open) : -1;
      const colon = head < 0 ? -1 : code.indexOf(':', head);
      if (!around || colon < 0) continue;
      const body = code.slice(colon, around.end);
      const other = new RegExp(
        `(?:^|[;\\n])[ \\t]*(?:${name}[ \\t]*(?::[^=\\n]+)?=(?!=)|global\\b[^\\n]*\\b${name}\\b)|\\b(?:for|as|nonlocal)[ \\t]+${name}\\b`,
      );
      if (other.test(body) || identifierOffsets(code.slice(open, head), name).length > 0) continue;
      const first = /^:[ \t]*(?:\r?\n[ \t]*)*\r?\n([ \t]+)(?=\S)/.exec(body);
      if (!first) continue;
      let at = colon + first[0].length;
      const text = /^[rRuU]?("""|'''|"|')/.exec(source.text.slice(at));
      if (text) {
        const quote = text[1] ?? '"';
        const end = source.text.indexOf(quote, at + text[0].length);
        const line = end < 0 ? -1 : source.text.indexOf('\n', end);
        const indent = line < 0 ? null : /^[ \t]*/.exec(source.text.slice(line + 1));
        if (!indent) continue;
        at = line + 1 + indent[0].length;
      }
      const replacements = [{ start: at, end: at, text: `${word} ${name}${source.eol}${first[1]}` }];
      return editPlan(
        input,
        view,
        [{ source, replacements }],
        `\`${name}\` is a variable of ${outer ? `\`${outer.name}\`` : 'the module'}:`,
      );
    }
    return refuse(`Whether \`${name}\` should be the variable of the module or a local one is a decision.`);
  },
};
