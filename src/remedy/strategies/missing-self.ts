import { findDefinitions } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { enclosingFunction } from '../lookup/python-functions.ts';
import { classBody } from '../lookup/python-signature.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const CALL = /\b(\w{1,100})\.(\w{1,100})\(\) takes (\d+) positional arguments? but (\d+) (?:was|were) given/;

/**
 * Reads `A.f() takes 0 positional arguments but 1 was given`: a method that uses `self` and does not take it. Without a use of `self` it may be meant as
 * a static method, which is for a person to say.
 */
export const strategy: Strategy = {
  name: 'missing-self',
  summary: 'Adds the parameter `self` to a method that uses it and does not take it.',
  safety: 'safe',
  why: 'The body uses `self`, which nothing else defines, and the call gives exactly one argument more than the method takes.',
  async plan(input, view) {
    const [, owner = '', method = '', takes, given] = rootMatch(input, CALL) ?? [];
    if (!owner || Number(given) !== Number(takes) + 1)
      return refuse('The call gives another number of arguments than a missing `self` explains.');
    const [home, another] = (await findDefinitions(view, owner, 'python')).filter(({ kind }) => kind === 'class');
    const source = home && !another ? await view.read(home.file) : null;
    const code = source ? maskCode(source.text, 'python') : '';
    const body = source ? classBody(code, owner) : null;
    const head = body
      ? new RegExp(`^([ \\t]+)(?:async[ \\t]+)?def[ \\t]+${method}[ \\t]*\\(`, 'm').exec(code.slice(...body))
      : null;
    if (!source || !body || !head) return refuse(`\`${owner}.${method}\` is not defined exactly once in the project.`);
    const at = body[0] + head.index + head[0].length;
    const inside = enclosingFunction(code, at);
    const above =
      code
        .slice(body[0], body[0] + head.index)
        .trimEnd()
        .split('\n')
        .at(-1) ?? '';
    if (
      /@/.test(above) ||
      !inside ||
      !/\bself\./.test(code.slice(at, inside.end)) ||
      /^\s*(?:self|cls)\b/.test(code.slice(at))
    )
      return refuse(`\`${owner}.${method}\` takes no \`self\` and uses none.`, {
        steps: ['a method of instances → add `self` as its first parameter', 'else mark it `@staticmethod`'],
      });
    const text = /^\s*\)/.test(code.slice(at)) ? 'self' : 'self, ';
    return editPlan(
      input,
      view,
      [{ source, replacements: [{ start: at, end: at, text }] }],
      `\`${owner}.${method}\` uses \`self\`:`,
    );
  },
};
