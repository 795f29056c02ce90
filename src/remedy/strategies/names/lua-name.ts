import { nearestUnique } from '../../lookup/nearest-name.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

const NIL =
  /([^\s:]+\.lua):(\d+): attempt to (?:call|index) (?:a nil value \((?:global|field|method|local|upvalue) '(\w+)'\)|(?:global|field|method|local|upvalue) '(\w+)' \(a nil value\))/;

const STANDARD =
  'print pairs ipairs type tostring tonumber require assert error pcall xpcall select next rawget rawset setmetatable getmetatable unpack string table math os io coroutine format insert remove concat sort find match gmatch gsub sub upper lower rep len byte char floor ceil max min random open lines read write close time date clock getenv'.split(
    ' ',
  );

/** A name that is nil in Lua: the one near name that a file of the project defines, or that Lua has. */
export async function fixLuaName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const [, file = '', line = '', newer, older] = rootMatch(input, NIL) ?? [];
  const wrong = newer ?? older ?? '';
  const path = file ? await view.resolve(file) : null;
  const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
  const span = source ? lineSpan(source.text, Number(line)) : null;
  if (!wrong || !source || !span) return refuse('The failure does not name what is nil in a file of the project.');
  const names = new Set(wrong.length > 3 ? STANDARD : []);
  for (const other of await view.list(['**/*.lua'])) {
    const text = (await view.read(other))?.text ?? '';
    for (const match of text.matchAll(
      /\bfunction\s+(?:[\w.]+[.:])?(\w+)|\blocal\s+(?:function\s+)?(\w+)|\b(?:\w+\.)?(\w+)\s*=(?!=)/g,
    ))
      names.add(match[1] ?? match[2] ?? match[3] ?? '');
  }
  const right = names.has(wrong) ? null : nearestUnique(wrong, names);
  const uses = [...source.text.slice(...span).matchAll(new RegExp(`(?<![\\w'"])${wrong}(?![\\w'"])`, 'g'))];
  if (!right || uses.length === 0)
    return refuse(`Nothing in the project defines \`${wrong}\`, and no single name is near.`);
  const replacements = uses.map(({ index }) => ({
    start: span[0] + index,
    end: span[0] + index + wrong.length,
    text: right,
  }));
  return editPlan(input, view, [{ source, replacements }], `\`${wrong}\` is spelled \`${right}\`:`);
}
