import type { Location } from '../../diagnosis/diagnosis.ts';
import { failingPlaces } from '../failing-place.ts';
import { filesNaming, sourceFiles } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { enclosingFunction, receiverStart } from '../lookup/python-functions.ts';
import { closingBracket, identifierOffsets, lineAt, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';

/** Calls that take a coroutine and see to it themselves. */
const TAKES_COROUTINE =
  /(?:\bawait\s+|\b(?:run|create_task|ensure_future|gather|wait|wait_for|shield|run_until_complete|run_coroutine_threadsafe|as_completed|start_soon|return|yield|lambda[^:\n]*:)\s*\(?[^()\n]*)$/;

interface Unawaited {
  source: SourceFile;
  name: string;
  /** Offset of the receiver, and after the closing bracket of the call. */
  start: number;
  end: number;
}

/** Names of coroutine functions that may be the one: what Python names in a warning, else every `async def` of the project. */
async function coroutineNames(input: StrategyInput, view: ProjectView): Promise<Set<string>> {
  const warned = [...input.report.failure.text.matchAll(/coroutine '([\w.<>]+)' was never awaited/g)];
  if (warned.length > 0) return new Set(warned.map((match) => match[1]?.split('.').at(-1) ?? ''));
  const names = new Set<string>();
  for (const path of await sourceFiles(view, 'python')) {
    const source = await view.read(path);
    for (const found of source?.text.matchAll(/^[ \t]*async[ \t]+def[ \t]+(\w+)/gm) ?? []) names.add(found[1] ?? '');
  }
  return names;
}

/** Calls of these names that nothing awaits, in one file. */
function unawaitedIn(source: SourceFile, names: ReadonlySet<string>): Unawaited[] {
  const code = maskCode(source.text, 'python');
  const found: Unawaited[] = [];
  for (const name of names) {
    for (const at of identifierOffsets(code, name)) {
      const open = at + name.length;
      const start = receiverStart(code, at);
      if (code[open] !== '(' || /\bdef\s+$/.test(code.slice(Math.max(0, at - 20), at))) continue;
      if (TAKES_COROUTINE.test(code.slice(Math.max(0, start - 120), start))) continue;
      const end = closingBracket(code, open);
      if (end > 0) found.push({ source, name, start, end });
    }
  }
  return found;
}

/** Those in the function where the failure surfaced, at or before its line; all of them when that leaves none. */
function nearest(calls: Unawaited[], place: Location): Unawaited[] {
  const [first] = calls;
  if (!first || !place.line) return calls;
  const { text } = first.source;
  const surfaced = enclosingFunction(maskCode(text, 'python'), lineStarts(text)[place.line - 1] ?? 0);
  const within = calls.filter(
    (call) =>
      surfaced &&
      call.start >= surfaced.start &&
      call.start < surfaced.end &&
      lineAt(text, call.start) <= (place.line ?? 0),
  );
  return within.length > 0 ? within : calls;
}

/**
 * A coroutine was used as a value, or never awaited. Adds `await` to the one call of an async function that nothing awaits, inside an
 * `async def`; wraps it in brackets where an attribute or index follows. Refuses when there are several or the function around is not async.
 */
export const strategy: Strategy = {
  name: 'missing-await',
  summary: 'Adds the missing `await` to the one call of an async function that nothing awaits.',
  safety: 'safe',
  why: 'The function is async in the project, only one call lacks its `await`, and it stands in an async function.',
  async plan(input, view) {
    if (/\bTS\d+:/.test(input.diagnosis.root)) {
      const { fixScriptAwait } = await import('./script/script-await.ts');
      return (await fixScriptAwait(input, view)) ?? refuse('No call whose promise lacks its `await` is certain.');
    }
    const names = await coroutineNames(input, view);
    const places = await failingPlaces(input, view, 'python');
    const files = new Set(places.map((place) => place.file));
    if (files.size === 0)
      for (const name of names) for (const path of await filesNaming(view, name, 'python')) files.add(path);
    for (const path of files) {
      const source = await view.read(path);
      if (!source) continue;
      const calls = nearest(unawaitedIn(source, names), places.find((place) => place.file === path) ?? { file: path });
      const [call] = calls;
      if (!call) continue;
      const where = `${path}:${lineAt(source.text, call.start)}`;
      if (calls.length > 1) {
        return refuse('Several calls of async functions are not awaited, so which one is meant is ambiguous.', {
          known: calls.map(({ name, start }) => `${path}:${lineAt(source.text, start)} calls ${name} without await`),
        });
      }
      const around = enclosingFunction(maskCode(source.text, 'python'), call.start);
      if (!around?.async) {
        return refuse(
          `\`${call.name}\` is async, and ${where} calls it from ${around ? `\`${around.name}\`, which is not` : 'the top level'}.`,
          {
            steps: [
              around ? `make \`${around.name}\` async and await it where it is called, or` : 'start it with',
              `\`asyncio.run(${call.name}(…))\``,
            ],
          },
        );
      }
      const wrapped = /^[ \t]*[.[(]/.test(source.text.slice(call.end, call.end + 20));
      const replacements = [
        { start: call.start, end: call.start, text: wrapped ? '(await ' : 'await ' },
        ...(wrapped ? [{ start: call.end, end: call.end, text: ')' }] : []),
      ];
      return editPlan(input, view, [{ source, replacements }], `\`${call.name}\` is async and was not awaited:`);
    }
    return refuse('No call of an async function without `await` was found in the failing files.');
  },
};
