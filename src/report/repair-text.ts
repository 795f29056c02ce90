import { labelled } from './layout.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** A fault as a person reads it. */
export interface FaultWords {
  tool: string;
  check: string;
  what: string;
  why: string;
  command: string;
  /** Can `--yes` repair it? */
  repairable: boolean;
}

/** What became of a fault, as a person reads it. */
export interface MendedWords extends FaultWords {
  result: 'repaired' | 'failed' | 'needs a decision';
  detail: string;
  backup?: string;
}

/** What is wrong, why it hurts, the exact command; ends with a line that can be quoted. */
export function faultsText(
  tools: readonly string[],
  faults: readonly FaultWords[],
  program: string,
  style: Style,
): string {
  if (faults.length === 0)
    return `heal-hooks: ${plural(tools.length, 'tool')} checked (${tools.join(', ') || 'none'}), nothing is wrong.`;
  const lines = faults.flatMap(({ tool, what, why, command }) => [
    ...labelled(style.bad('✖'), `${style.key(tool)}  ${what}`, style, 4, 0),
    ...labelled('', why, style, 4, 0),
    ...labelled('', style.key(command), style, 4, 0),
    '',
  ]);
  const able = faults.filter(({ repairable }) => repairable).length;
  const next = able > 0 ? ` \`${program} repair --yes\` repairs ${able === faults.length ? 'them' : able}.` : '';
  return `${lines.join('\n')}\nheal-hooks: ${plural(faults.length, 'problem')} in ${plural(tools.length, 'tool')}.${next}`;
}

/** What was done about each fault, with the way back. */
export function mendedText(mended: readonly MendedWords[], program: string, style: Style): string {
  const mark = { repaired: style.good('✓'), failed: style.bad('✖'), 'needs a decision': style.key('·') };
  const lines = mended.flatMap(({ tool, what, result, detail, backup }) => [
    ...labelled(mark[result], `${style.key(tool)}  ${what}`, style, 4, 0),
    ...labelled('', `${result}: ${detail}`, style, 4, 0),
    ...(backup ? labelled('', `Undo: ${program} rollback ${backup}`, style, 4, 0) : []),
    '',
  ]);
  const done = mended.filter(({ result }) => result === 'repaired').length;
  return `${lines.join('\n')}\nheal-hooks: ${done} of ${plural(mended.length, 'problem')} repaired.`;
}
