import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { closingBracket, lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/**
 * `'{nmae}'.format(name=…)` raises `KeyError: 'nmae'`: the placeholder is spelled like the argument, when one argument is near that no other placeholder
 * takes, and the placeholder stands once in the file.
 */
export const strategy: Strategy = {
  name: 'format-key',
  summary: 'Spells a placeholder of a format string like the one argument that is near.',
  safety: 'safe',
  why: 'The call names its arguments, exactly one is a slip away and is not used otherwise, and the text has this placeholder once.',
  async plan(input, view) {
    const { key } = input.diagnosis.captures;
    for (const place of key && /^\w+$/.test(key) ? await failingPlaces(input, view, 'python') : []) {
      const source = await view.read(place.file);
      const code = source ? maskCode(source.text, 'python') : '';
      const span = place.line ? lineSpan(code, place.line) : null;
      const call = span ? /\.format[ \t]*\(/.exec(code.slice(...span)) : null;
      if (!source || !span || !call) continue;
      const open = span[0] + call.index + call[0].length - 1;
      const end = closingBracket(code, open);
      const names = [...code.slice(open, end < 0 ? span[1] : end).matchAll(/[(,]\s*(\w+)\s*=(?!=)/g)].map(
        (match) => match[1] ?? '',
      );
      const holes = [...source.text.matchAll(/(?<!\{)\{(\w+)(?=[}!:.[])/g)];
      const free = names.filter((name) => name !== key && !holes.some((hole) => hole[1] === name));
      const right = nearestUnique(key ?? '', free);
      const [hole, another] = holes.filter((one) => one[1] === key);
      if (!right || !hole || another) break;
      const start = hole.index + 1;
      const edit = { source, replacements: [{ start, end: start + (key?.length ?? 0), text: right }] };
      return editPlan(input, view, [edit], `The argument is called \`${right}\`:`);
    }
    return refuse(`\`${key ?? 'The key'}\` is no placeholder of a format string whose arguments are named beside it.`);
  },
};
