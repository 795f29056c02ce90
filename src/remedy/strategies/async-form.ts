import { failingPlaces } from '../failing-place.ts';
import { findDefinitions } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { enclosingFunction } from '../lookup/python-functions.ts';
import { classMembers } from '../lookup/python-scope.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

const WITH = /'(\w+)' object does not support the (asynchronous )?context manager protocol/;
const GENERATOR = /'async_generator' object is not iterable/;
const PLAIN = /'async for' requires an object with __aiter__ method, got (?:list|tuple|dict|set|generator|range|str)\b/;

/**
 * Python says that `with` or `for` meets the other kind of object: `with` becomes `async with` where the class of the project has only the asynchronous
 * methods, inside of an `async def`; the other way round the word goes.
 */
export const strategy: Strategy = {
  name: 'async-form',
  summary:
    'Writes `async with` or `async for`, or takes the `async` away, where Python says that the object is of the other kind.',
  safety: 'safe',
  why: 'Python found the other form impossible, the class defines the methods of one kind only, and one word of the line changes.',
  async plan(input, view) {
    const found = rootMatch(input, WITH);
    const loop = found
      ? null
      : GENERATOR.test(input.diagnosis.root)
        ? 'async'
        : PLAIN.test(input.diagnosis.root)
          ? 'plain'
          : null;
    const [place] = await failingPlaces(input, view, 'python');
    const source = place ? await view.read(place.file) : null;
    const code = source ? maskCode(source.text, 'python') : '';
    const span = place?.line ? lineSpan(code, place.line) : null;
    if ((!found && !loop) || !source || !span)
      return refuse('The failure names no line of a Python file of the project.');
    const word = found ? 'with' : 'for';
    if (found) {
      const [home, another] = (await findDefinitions(view, found[1] ?? '', 'python')).filter(
        ({ kind }) => kind === 'class',
      );
      const members = home && !another ? classMembers((await view.read(home.file))?.text ?? '', found[1] ?? '') : null;
      const wanted = found[2] ? ['__enter__', '__exit__'] : ['__aenter__', '__aexit__'];
      if (!members || !wanted.every((name) => members.members.has(name)))
        return refuse(
          `\`${found[1]}\` does not define ${wanted.map((name) => `\`${name}\``).join(' and ')} in the project.`,
          {
            steps: [
              `the object is no context manager of this kind → write it without \`with\`, or give the class ${wanted.join(' and ')}`,
            ],
          },
        );
    }
    const remove = found ? Boolean(found[2]) : loop === 'plain';
    const statement = new RegExp(`^([ \\t]*)(async[ \\t]+)?${word}\\b`).exec(code.slice(...span));
    if (!statement || Boolean(statement[2]) !== remove)
      return refuse(`${place?.file}:${place?.line} does not begin with ${remove ? 'async ' : ''}\`${word}\`.`);
    const start = span[0] + (statement[1]?.length ?? 0);
    if (!remove && !enclosingFunction(code, start)?.async)
      return refuse(`\`async ${word}\` works in an \`async def\` only, and the function around it is none.`, {
        steps: ['make the function `async def` and await it where it is called'],
      });
    const edit = { start, end: start + (statement[2]?.length ?? 0), text: remove ? '' : 'async ' };
    return editPlan(input, view, [{ source, replacements: [edit] }], 'The object is of the other kind:');
  },
};
