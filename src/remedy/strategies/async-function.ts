import { failingPlaces } from '../failing-place.ts';
import { filesNaming } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { enclosingFunction, receiverStart } from '../lookup/python-functions.ts';
import { identifierOffsets, lineAt, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Strategy } from '../remedy.ts';

/** What may stand in front of a call whose result is a coroutine. */
const EXPECTS_COROUTINE =
  /\b(?:await|async for[^\n]*in|async with)\s+$|\b(?:run|create_task|ensure_future|gather|wait_for|shield|run_until_complete|start_soon)\s*\(\s*[^()\n]*$/;

/** Calls of the function in the project, and those of them that treat it as async already. */
async function callsOf(
  name: string,
  view: ProjectView,
): Promise<{ total: number; awaited: number; other: string | null }> {
  const count = { total: 0, awaited: 0, other: null as string | null };
  for (const path of await filesNaming(view, name, 'python')) {
    const text = (await view.read(path))?.text ?? '';
    const code = maskCode(text, 'python');
    for (const at of identifierOffsets(code, name)) {
      if (code[at + name.length] !== '(' || /\bdef\s+$/.test(code.slice(Math.max(0, at - 20), at))) continue;
      const start = receiverStart(code, at);
      const awaits = EXPECTS_COROUTINE.test(code.slice(Math.max(0, start - 120), start));
      count.total++;
      if (awaits) count.awaited++;
      else count.other ??= `${path}:${lineAt(text, at)}`;
    }
  }
  return count;
}

/**
 * Reads `'await' outside async function`. Makes the function async when every call of it in the project awaits it already, or starts it with
 * `asyncio.run` and the like; otherwise the first call that does not is named.
 */
export const strategy: Strategy = {
  name: 'async-function',
  summary: 'Makes a function async that uses `await` and that all callers await already.',
  safety: 'safe',
  why: 'The function cannot have worked as it is, and no caller has to change.',
  async plan(input, view) {
    if (/\bTS\d+:|SyntaxError: (?:await is|Unexpected (?:reserved|strict))/.test(input.diagnosis.root))
      return (await import('./script/script-async.ts')).fixScriptAsync(input, view);
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      if (!source || !place.line) continue;
      const code = maskCode(source.text, 'python');
      const around = enclosingFunction(code, lineStarts(source.text)[place.line - 1] ?? 0);
      if (!around)
        return refuse(`${place.file}:${place.line} awaits outside of any function.`, {
          steps: ['put it into an `async def main()` and start that with `asyncio.run(main())`'],
        });
      if (around.async) continue;
      const calls = await callsOf(around.name, view);
      if (calls.total === 0 || calls.awaited < calls.total) {
        const where = calls.other ? `, and ${calls.other} calls it without` : ', and nothing in the project calls it';
        return refuse(`\`${around.name}\` awaits but is not async${where}.`, {
          steps: [
            `make it \`async def ${around.name}\``,
            'await it where it is called, or start it with `asyncio.run`',
          ],
        });
      }
      const start = code.indexOf('def', around.start);
      return editPlan(
        input,
        view,
        [{ source, replacements: [{ start, end: start, text: 'async ' }] }],
        `\`${around.name}\` awaits, and every caller awaits it:`,
      );
    }
    return refuse('No function that awaits was found where the failure points.');
  },
};
