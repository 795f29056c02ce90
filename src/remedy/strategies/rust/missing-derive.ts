import type { Replacement } from '../../../transaction/plan.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import type { RustMessage } from './compiler-messages.ts';

/** Items that a derive gives, and what else has to be derived with it. */
const DERIVES: Readonly<Record<string, readonly string[]>> = {
  clone: ['Clone'],
  default: ['Default'],
  hash: ['Hash'],
  partial_cmp: ['PartialEq', 'PartialOrd'],
  cmp: ['PartialEq', 'Eq', 'PartialOrd', 'Ord'],
};

const MISSING =
  /^no (?:method|function or associated item|associated function or constant) named `(\w+)` found for (struct|enum) `(\w+)`/;

/** `#[derive(…)]` directly above an item with the traits added, or a new one. */
function derive(source: SourceFile, line: number, wanted: readonly string[]): Replacement | null {
  const span = lineSpan(source.text, line);
  if (!span) return null;
  let at = span[0];
  for (let above = line - 1; above > 0; above--) {
    const range = lineSpan(source.text, above);
    const text = range ? source.text.slice(...range) : '';
    if (!range || !/^\s*(?:#\[|\/\/)/.test(text)) break;
    const list = /#\[derive\(([^)\n]*)\)\]/.exec(text);
    if (list) {
      const present = (list[1] ?? '').split(',').map((name) => name.trim());
      const added = wanted.filter((name) => !present.includes(name));
      if (added.length === 0) return null;
      const end = range[0] + list.index + '#[derive('.length + (list[1] ?? '').trimEnd().length;
      const joint = (list[1] ?? '').trim() === '' ? '' : /,\s*$/.test(list[1] ?? '') ? ' ' : ', ';
      return { start: end, end, text: joint + added.join(', ') };
    }
    if (/^\s*#\[/.test(text)) at = range[0];
  }
  const indent = /^[ \t]*/.exec(source.text.slice(span[0]))?.[0] ?? '';
  return { start: at, end: at, text: `${indent}#[derive(${wanted.join(', ')})]${source.eol}` };
}

/**
 * A standard trait that can be derived is missing on a type of the project that nobody implements it for by hand. Derived; the next
 * compilation checks that the fields allow it.
 */
export async function deriveMissing(
  message: RustMessage,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const [, item = '', kind, type = ''] = MISSING.exec(message.message) ?? [];
  const wanted = Object.hasOwn(DERIVES, item) ? DERIVES[item] : undefined;
  const names = wanted?.at(-1) ?? '';
  if (
    !wanted ||
    (kind === 'enum' && item === 'default') ||
    !message.notes.some((note) => note.includes(`\`${names}\``))
  )
    return null;
  const [home, other] = (await findDefinitions(view, type, 'rust')).filter((found) => found.kind === kind);
  if (!home || other) return null;
  const byHand = new RegExp(`\\bimpl\\b[^{;]*\\b(?:${wanted.join('|')})\\b[^{;]*\\bfor\\s+${type}\\b`);
  for (const path of await sourceFiles(view, 'rust')) {
    const text = (await view.read(path))?.text ?? '';
    if (byHand.test(maskCode(text, 'rust'))) return null;
  }
  const source = await view.read(home.file);
  const replacement = source ? derive(source, home.line, wanted) : null;
  return source && replacement
    ? editPlan(
        input,
        view,
        [{ source, replacements: [replacement] }],
        `\`${type}\` lacks \`${names}\`, which can be derived:`,
      )
    : null;
}
