import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

const PLACE = /CMake Error at ([^\s:]+):(\d+)/;

/**
 * A command of CMake that is never closed: `)` before the next line that begins a command in the same column, on a line of its own when the arguments
 * stand on lines of their own. Null when the message is another one.
 */
export async function fixCmakeParen(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const { lines } = input.report.failure;
  const line = input.diagnosis.line ?? 1;
  if (!/Function missing ending "\)"/.test(input.diagnosis.root)) return null;
  const place = lines
    .slice(Math.max(0, line - 4), line)
    .reverse()
    .map((text) => PLACE.exec(text))
    .find(Boolean);
  const path = place?.[1] ? await view.resolve(place[1]) : null;
  const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
  const span = source ? lineSpan(source.text, Number(place?.[2])) : null;
  const opened = span ? /^([ \t]*)\w+[ \t]*\(/.exec(source?.text.slice(...span) ?? '') : null;
  if (!source || !span || !opened) return null;
  const indent = opened[1] ?? '';
  const rest = source.text.slice(span[1]);
  const next = new RegExp(`\\r?\\n${indent}[A-Za-z_]\\w*[ \\t]*\\(`).exec(rest);
  const until = span[1] + (next?.index ?? rest.length);
  const end = source.text.slice(0, until).trimEnd().length;
  const alone = end <= span[1];
  const text = alone ? ')' : `${source.eol}${indent})`;
  const edit = { start: end, end, text };
  return editPlan(input, view, [{ source, replacements: [edit] }], 'The command is closed before the next one:');
}
