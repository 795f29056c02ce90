import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { identifierOffsets, identifiersOnLine, lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** `public Parcle(int n)` in the class `Parcel`: a method without a type whose name is a slip away from that of the class around it. */
export function fixConstructorName(
  source: SourceFile,
  line: number,
  input: StrategyInput,
  view: ProjectView,
): Proposal | null {
  const code = maskCode(source.text, 'java');
  const span = lineSpan(code, line);
  const wrong = span ? /(\w+)\s*\([^)]*$|(\w+)\s*\(/.exec(code.slice(...span)) : null;
  const name = wrong?.[1] ?? wrong?.[2];
  const around = span
    ? [...code.slice(0, span[0]).matchAll(/\b(?:class|enum|record)\s+(\w+)/g)].map((match) => match[1] ?? '')
    : [];
  const right = name ? nearestUnique(name, around.slice(-2)) : null;
  if (!name || !right || around.includes(name)) return null;
  const uses = identifierOffsets(code, name).filter((at) => !/[.\w]$/.test(code.slice(0, at)));
  const [at, another] = uses;
  if (at === undefined || another !== undefined) return null;
  return editPlan(
    input,
    view,
    [{ source, replacements: [{ start: at, end: at + name.length, text: right }] }],
    `The constructor is called like its class, \`${right}\`:`,
  );
}

/** `Parcel p = Parcel(4)`: javac looks for a method where a class of that name is made. */
export async function withNew(
  name: string,
  source: SourceFile,
  line: number,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  if (!/^[A-Z]/.test(name) || (await findDefinitions(view, name, 'java')).length === 0) return null;
  const code = maskCode(source.text, 'java');
  const uses = identifiersOnLine(code, line, name).filter(
    (at) => /^\s*\(/.test(code.slice(at + name.length)) && !/(?:\bnew\s+|\.\s*)$/.test(code.slice(0, at)),
  );
  const replacements = uses.map((at) => ({ start: at, end: at, text: 'new ' }));
  return uses.length > 0
    ? editPlan(input, view, [{ source, replacements }], `\`${name}\` is a class, which is made with \`new\`:`)
    : null;
}
