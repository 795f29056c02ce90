import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { identifierOffsets, lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';

/** `in 'initialize': wrong number of arguments (given 1, expected 0)` of a class that defines none, but `intialize` with parameters. */
export async function fixRubyConstructor(input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  if (
    !/in [`'](?:BasicObject#)?initialize': wrong number of arguments \(given \d+, expected 0\)/.test(
      input.diagnosis.root,
    )
  )
    return null;
  for (const place of await failingPlaces(input, view, 'ruby')) {
    const using = await view.read(place.file);
    const span = using && place.line ? lineSpan(using.text, place.line) : null;
    const name = span ? /\b([A-Z]\w*)\.new\b/.exec(using?.text.slice(...span) ?? '')?.[1] : undefined;
    if (!name) continue;
    const [home, another] = (await findDefinitions(view, name, 'ruby')).filter(({ kind }) => kind === 'class');
    const source = home && !another ? await view.read(home.file) : null;
    const code = source ? maskCode(source.text, 'ruby') : '';
    const at = code.search(new RegExp(`^[ \\t]*class[ \\t]+(?:\\w+::)*${name}\\b`, 'm'));
    if (!source || at < 0) return null;
    const indent = /^[ \t]*/.exec(code.slice(at))?.[0] ?? '';
    const end = code.slice(at).search(new RegExp(`^${indent}end\\b`, 'm'));
    const body = code.slice(at, end < 0 ? undefined : at + end);
    const methods = [...body.matchAll(/\bdef[ \t]+(\w+)[ \t]*\(?[ \t]*[\w*&]/g)].map((match) => match[1] ?? '');
    const wrong = /\bdef[ \t]+initialize\b/.test(body) ? null : nearestUnique('initialize', methods);
    const uses = wrong ? identifierOffsets(code, wrong) : [];
    const [use] = uses;
    if (!wrong || use === undefined || uses.length > 1) return null;
    const edit = { source, replacements: [{ start: use, end: use + wrong.length, text: 'initialize' }] };
    return editPlan(input, view, [edit], `\`${name}\` has \`${wrong}\`, and no \`initialize\`:`);
  }
  return null;
}
