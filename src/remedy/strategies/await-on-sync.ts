import { failingPlaces } from '../failing-place.ts';
import { filesNaming } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy } from '../remedy.ts';

/** How often the project defines a Python function or method of that name, as `def` and as `async def`. */
export async function countDefinitions(name: string, view: ProjectView): Promise<{ sync: number; async: number }> {
  const count = { sync: 0, async: 0 };
  for (const path of await filesNaming(view, name, 'python')) {
    const source = await view.read(path);
    if (!source) continue;
    for (const found of maskCode(source.text, 'python').matchAll(
      new RegExp(`^[ \\t]*(async[ \\t]+)?def[ \\t]+${name}\\b`, 'gm'),
    )) {
      if (found[1]) count.async++;
      else count.sync++;
    }
  }
  return count;
}

/**
 * Reads `object X can't be used in 'await' expression` and the place it points to. Removes the `await` there when the line has exactly one
 * and the project defines what is called as a plain function only. Refuses where some definition is `async`, or none is in the project.
 */
export const strategy: Strategy = {
  name: 'await-on-sync',
  summary: 'Removes `await` from a call of a function that is not async.',
  safety: 'safe',
  why: 'Python itself found the value not awaitable, and every definition of the function in the project is a plain `def`.',
  async plan(input, view) {
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      const span = source && place.line ? lineSpan(source.text, place.line) : null;
      if (!source || !span) continue;
      const code = maskCode(source.text, 'python').slice(...span);
      const awaits = [...code.matchAll(/\bawait[ \t]+(?=([\w.]+)[ \t]*\()/g)];
      const [only] = awaits;
      if (!only) continue;
      if (awaits.length > 1)
        return refuse(`${place.file}:${place.line} awaits several things, and which one is not awaitable is not said.`);
      const called = only[1]?.split('.').at(-1) ?? '';
      const definitions = await countDefinitions(called, view);
      if (definitions.async > 0) {
        return refuse(`\`${called}\` is defined both plain and async, so which one is called is ambiguous.`);
      }
      if (definitions.sync === 0) {
        return refuse(`\`${called}\` is not defined in the project; what it returns is not awaitable here.`, {
          steps: [`check in the documentation whether \`${called}\` is async; if not, call it without \`await\``],
        });
      }
      const start = span[0] + only.index;
      const replacements = [{ start, end: start + only[0].length, text: '' }];
      return editPlan(input, view, [{ source, replacements }], `\`${called}\` is not async:`);
    }
    return refuse('No `await` was found where the failure points.');
  },
};
