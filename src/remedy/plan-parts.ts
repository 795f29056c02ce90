import type { Safety } from '../pattern/pattern.ts';
import type { Change, Replacement } from '../transaction/plan.ts';
import { lineAt, lineText } from './lookup/source-text.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from './remedy.ts';

/** An edit of a file that was read through the view. Replacements are sorted; identical ones count once. */
function editChange(source: SourceFile, replacements: readonly Replacement[]): Change {
  const unique = new Map(replacements.map((part) => [`${part.start}:${part.end}:${part.text}`, part]));
  const sorted = [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  return { kind: 'edit', path: source.path, baseHash: source.hash, replacements: sorted };
}

/** The text after the replacements (sorted or not, not overlapping). */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((result, part) => result.slice(0, part.start) + part.text + result.slice(part.end), text);
}

/** `file:line  \`before\` → \`after\`` for the first replacement, as agents read it; says how many more there are. */
function describeEdit(source: SourceFile, replacements: readonly Replacement[]): string {
  const first = [...replacements].sort((a, b) => a.start - b.start)[0];
  if (!first) return source.path;
  const line = lineAt(source.text, first.start);
  const added = first.text.split(/\r?\n/).filter((part) => part.trim() !== '');
  if (first.start === first.end && /\n/.test(first.text) && added.length > 0) {
    const shown = added.slice(0, 4).map((part) => `\`${part.trim().slice(0, 120)}\``);
    return `${source.path}:${line}  adds ${shown.join(' ')}${added.length > shown.length ? ' …' : ''}`;
  }
  const before = lineText(source.text, line).trim();
  const changed = applyReplacements(source.text, replacements);
  const after = lineText(changed, line).trim();
  const more = replacements.length > 1 ? ` and ${replacements.length - 1} more` : '';
  const shown = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);
  return `${source.path}:${line}  \`${shown(before)}\` → \`${shown(after)}\`${more}`;
}

/** A plan proposal that a strategy hands back; the owner is the pattern. */
export function planOf(
  input: StrategyInput,
  view: ProjectView,
  changes: Change[],
  summary: string,
  safety: Safety = 'safe',
): Proposal {
  const owner = input.diagnosis.pattern ?? 'heal-hooks';
  return { kind: 'plan', safety, summary, plan: { owner, root: view.root, title: summary, changes } };
}

/** A plan of edits alone: `why` is said first, then each file with its first changed line. */
export function editPlan(
  input: StrategyInput,
  view: ProjectView,
  edits: readonly { source: SourceFile; replacements: readonly Replacement[] }[],
  why: string,
  safety: Safety = 'safe',
): Proposal {
  const changes = edits.map(({ source, replacements }) => editChange(source, replacements));
  const places = edits.slice(0, 3).map(({ source, replacements }) => describeEdit(source, replacements));
  const more = edits.length > 3 ? ` (and ${edits.length - 3} more files)` : '';
  return planOf(input, view, changes, `${why} ${places.join('; ')}${more}`, safety);
}

/** A refusal, with what was found out on the way. */
export const refuse = (
  reason: string,
  more: Omit<Extract<Proposal, { kind: 'refuse' }>, 'kind' | 'reason'> = {},
): Proposal => ({
  kind: 'refuse',
  reason,
  ...more,
});
