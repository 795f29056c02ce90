import type { Replacement } from '../../../transaction/plan.ts';
import { failingPlaces } from '../../failing-place.ts';
import { filesNaming, findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** Properties where they are declared: those are no variables. */
const DECLARED = /\b(?:public|protected|private|readonly|static|var)\s[^;={}()$]{0,80}\$\w+/g;

/** Does a class of the project have a method or property of that name? */
async function isMember(name: string, view: ProjectView): Promise<boolean> {
  const form = new RegExp(
    `\\bfunction\\s+&?${name}\\b|(?:public|protected|private|readonly|var|static)\\s+(?:\\??[\\w\\\\|]+\\s+)?\\$${name}\\b`,
    'i',
  );
  for (const path of await filesNaming(view, name, 'php'))
    if (form.test(maskCode((await view.read(path))?.text ?? '', 'php'))) return true;
  return false;
}

/**
 * A sign of another language at the failing line: `.` for `->` between an object and its member, `->` for `::` behind the name of a class, a key of an
 * array without its quotes. Null when the message or the line shows none of them, or several.
 */
export async function fixPhpOperator(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const { root } = input.diagnosis;
  const constant = /Undefined constant "?(?:[\w\\]+\\)?(\w+)"?(?!::)/.exec(root)?.[1];
  const called = /undefined function (?:[\w\\]+\\)?(\w+)\(\)/.exec(root)?.[1];
  const converted = /Object of class [\w\\]+ could not be converted to string/.test(root);
  if (!constant && !called && !converted) return null;
  const place = (await failingPlaces(input, view, 'php')).find(({ line }) => line);
  const source = place ? await view.read(place.file) : null;
  const code = source ? maskCode(source.text, 'php') : '';
  const span = place?.line ? lineSpan(code, place.line) : null;
  if (!source || !span) return null;
  const line = code.slice(...span);
  const found: Replacement[] = [];
  for (const dot of line.matchAll(/(\$\w+|\))(\s*\.\s*)([A-Za-z_]\w*)\b(?!\s*(?:::|\\))/g)) {
    const member = dot[3] ?? '';
    if ((constant && member !== constant) || (called && member !== called)) continue;
    const start = span[0] + dot.index + (dot[1]?.length ?? 0);
    // `$name.suffix` may lack the dollar of `$suffix` as well.
    const variable = new RegExp(`\\$${member}\\b`).test(code.replace(DECLARED, '')) && dot[1] !== '$this';
    const used = new RegExp(`->${member}\\b`).test(code);
    if (!variable && (dot[1] === '$this' || used || (await isMember(member, view))))
      found.push({ start, end: start + (dot[2]?.length ?? 0), text: '->' });
  }
  if (constant && found.length === 0) {
    const known = (await findDefinitions(view, constant, 'php')).some(({ kind }) =>
      /class|enum|interface|trait/.test(kind),
    );
    for (const arrow of line.matchAll(new RegExp(`(?<![\\w$>:\\\\])${constant}(\\s*->\\s*)(?=\\w)`, 'g'))) {
      const start = span[0] + arrow.index + constant.length;
      if (known) found.push({ start, end: start + (arrow[1]?.length ?? 0), text: '::' });
    }
    for (const key of line.matchAll(new RegExp(`\\[(\\s*)${constant}(\\s*)\\]`, 'g'))) {
      const start = span[0] + key.index + 1 + (key[1]?.length ?? 0);
      if (/[a-z]/.test(constant)) found.push({ start, end: start + constant.length, text: `'${constant}'` });
    }
  }
  const alike = new Set(found.map(({ text }) => text));
  return found.length > 0 && alike.size === 1 && (found.length === 1 || constant || called)
    ? editPlan(input, view, [{ source, replacements: found }], 'The sign of PHP for that:')
    : null;
}
