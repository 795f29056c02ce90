import { findDefinitions } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { classBody } from '../lookup/python-signature.ts';
import { identifierOffsets } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/**
 * Reads `X() takes no arguments`: the class has no `__init__`, and a method of its that takes arguments is named almost so (`_init_`, `__int__`).
 */
export const strategy: Strategy = {
  name: 'near-special-method',
  summary: 'Corrects the misspelled `__init__` of a class that is made with arguments.',
  safety: 'safe',
  why: 'The class has no `__init__`, takes arguments where it is used, and one method that takes them is a slip away from that name.',
  async plan(input, view) {
    const owner = input.diagnosis.captures.symbol ?? '';
    const [home, another] = (await findDefinitions(view, owner, 'python')).filter(({ kind }) => kind === 'class');
    const source = home && !another ? await view.read(home.file) : null;
    const code = source ? maskCode(source.text, 'python') : '';
    const body = source ? classBody(code, owner) : null;
    if (!source || !body) return refuse(`The class \`${owner}\` is not defined exactly once in the project.`);
    const methods = [...code.slice(...body).matchAll(/^[ \t]+def[ \t]+(\w+)[ \t]*\(\s*self\s*,\s*[^)\s]/gm)].map(
      (match) => match[1] ?? '',
    );
    const right = '__init__';
    const wrong = nearestUnique(right, methods);
    if (!wrong || methods.includes(right))
      return refuse(`\`${owner}\` has no \`__init__\` that takes arguments.`, {
        known: [methods.length > 0 ? `${owner} has ${methods.slice(0, 8).join(', ')}` : `${owner} defines no method`],
        steps: ['give the class the `__init__` that its users expect, or call it without arguments'],
      });
    const uses = identifierOffsets(code, wrong).filter((at) => at >= body[0] && at < body[1]);
    if (uses.length !== 1) return refuse(`\`${wrong}\` is called by that name, too.`);
    const replacements = uses.map((start) => ({ start, end: start + wrong.length, text: right }));
    return editPlan(input, view, [{ source, replacements }], `\`${owner}\` has \`${wrong}\`, and no \`${right}\`:`);
  },
};
