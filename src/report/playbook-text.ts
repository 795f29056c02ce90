import type { Playbook, PlaybookStep, StepAction } from '../remedy/remedy.ts';
import { labelled, listed, table } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** An action without a word is a type error. */
const ACTION_WORDS: Record<StepAction, string> = {
  identify: 'identify',
  search: 'search',
  decide: 'decide',
  fix: 'fix',
  verify: 'verify',
};

/** A playbook may come with a repository: its words are shown without tricks. */
const words = (text: string): string => oneLine(text, 2000);

/** One line for each playbook. */
export function playbooksText(playbooks: readonly Playbook[], style: Style): string {
  if (playbooks.length === 0) return 'heal-hooks: no such playbook.';
  const rows = playbooks.map((playbook) => [
    style.key(words(playbook.id)),
    playbook.severity,
    String(playbook.steps.length),
    oneLine(playbook.trigger || playbook.title, 160),
  ]);
  return `${table(rows, style, ['id', 'severity', 'steps', 'when']).join('\n')}\n\nheal-hooks: ${plural(playbooks.length, 'playbook')}.`;
}

/** A playbook with its steps in order, the names of a failure filled in or not. */
export function playbookText(playbook: Playbook, style: Style): string {
  const lines = [`${style.strong(words(playbook.title))}  ${style.key(words(playbook.id))}`];
  if (playbook.trigger) lines.push(...labelled('when', words(playbook.trigger), style));
  for (const [index, step] of playbook.steps.entries()) lines.push(...stepLines(step, `${index + 1}.`, style));
  for (const [key, remedy] of Object.entries(playbook.table ?? {}))
    lines.push(...labelled(words(key), words(remedy), style));
  lines.push(...listed('avoid', (playbook.avoid ?? []).map(words), style));
  lines.push(...listed('fixed if', playbook.success_indicators.map(words), style));
  lines.push(...listed('see', (playbook.see ?? []).map(words), style));
  return lines.join('\n');
}

/** One step: what it is for, its command, its options. */
export function stepLines(step: PlaybookStep, number: string, style: Style): string[] {
  const lines = labelled(
    number,
    `${style.faint(ACTION_WORDS[step.action].padEnd(9))}${words(step.description ?? '')}`,
    style,
    5,
  );
  if (step.command) lines.push(...labelled('', style.key(words(step.command)), style, 14));
  const options = Array.isArray(step.options)
    ? step.options
    : Object.entries(step.options ?? {}).map(([when, what]) => `${when} → ${what}`);
  for (const option of options) lines.push(...labelled('', `- ${words(option)}`, style, 14));
  return lines;
}
