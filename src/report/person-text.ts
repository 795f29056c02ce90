import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import { countWords, tellingAnalysis } from './count-words.ts';
import { cause, evidence, isRecognised } from './diagnosis-words.ts';
import { labelled, listed, wrapped } from './layout.ts';
import type { Advice } from './news.ts';
import { oneLine, sentence } from './plain-text.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

export interface PersonTextOptions {
  style: Style;
  /** How heal-hooks is called here. */
  program: string;
  /** What was looked up for the first diagnosis. */
  advice?: Advice;
  /** Most diagnoses that are shown; the rest is counted. */
  max?: number;
  /** The command that shows the fix; `heal-hooks fix` where the failure is recorded. Null where none does. */
  fixCommand?: string | null;
  /** False where the remedies follow by themselves. */
  remedies?: boolean;
}

/** The diagnosis for a person at a terminal: what happened, why, what next. Ends with a line that can be quoted; '' for a plain success. */
export function personText(report: Report, options: PersonTextOptions): string {
  if (report.failure.outcome !== 'succeeded') return `${causesText(report, options)}\n${lastLine(report)}\n`;
  return report.notices.length === 0 ? '' : noticesText(report.notices, options);
}

/** What failed and why, without the closing line. */
export function causesText(report: Report, options: PersonTextOptions): string {
  const max = options.max ?? 3;
  const blocks = report.diagnoses
    .slice(0, max)
    .map((diagnosis, index) => block(diagnosis, options, index === 0 ? options.advice : undefined));
  const rest = report.diagnoses.slice(max);
  const parts = [
    heading(report, options.style),
    ...blocks,
    ...(rest.length > 0 ? [restLines(rest, options.style)] : []),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(report: Report, style: Style): string[] {
  const { event, outcome } = report.failure;
  const what = event.command ? oneLine(event.command, 100) : 'the command';
  const status =
    outcome === 'masked'
      ? 'failed behind exit status 0'
      : event.exitCode === null
        ? 'failed'
        : `failed (exit ${event.exitCode})`;
  const analysis = tellingAnalysis(report);
  const counts = analysis ? countWords(analysis.counts) : '';
  return [`${style.bad('✖')} ${style.strong(what)} ${status}${counts ? `: ${counts}` : ''}`];
}

function block(diagnosis: Diagnosis, options: PersonTextOptions, advice: Advice | undefined): string[] {
  const { style } = options;
  const told = isRecognised(diagnosis) ? cause(diagnosis) : 'No pattern knows this failure.';
  const lines = wrapped(sentence(told), style.width === 0 ? 0 : style.width - 2).map(
    (line) => `  ${style.strong(line)}`,
  );
  const add = (label: string, text: string) => lines.push(...labelled(label, text, style));
  add('output', evidence(diagnosis));
  if (diagnosis.count > 1) add('count', `${plural(diagnosis.count, 'reported problem')} with this one cause`);
  if (isRecognised(diagnosis)) add('pattern', style.key(diagnosis.pattern));
  if (advice) lines.push(...adviceLines(advice, style));
  const shownBy =
    options.fixCommand === null ? [] : [`${style.key(options.fixCommand ?? `${options.program} fix`)} shows it`];
  for (const remedy of options.remedies === false ? [] : diagnosis.remedies) {
    if (remedy.kind === 'fix') add('fix', `${oneLine(remedy.summary)} (${[remedy.safety, ...shownBy].join('; ')})`);
    else if (remedy.id !== advice?.playbook)
      add('steps', style.key(`${options.program} playbooks show ${oneLine(remedy.id, 100)}`));
  }
  return lines;
}

/** Advice that stands on its own, under the name of what it is about where there are several. */
export function adviceText(advice: Advice, style: Style, about: Diagnosis | null): string {
  const head = about
    ? wrapped(sentence(cause(about)), style.width === 0 ? 0 : style.width - 2).map((line) => `  ${line}`)
    : [];
  return `${[...head, ...adviceLines(advice, style)].join('\n')}\n`;
}

/** Facts, steps and warnings, one a line. */
function adviceLines(advice: Advice, style: Style): string[] {
  const lines: string[] = [];
  if (advice.reason) lines.push(...labelled('no fix', sentence(oneLine(advice.reason, 600)), style));
  lines.push(
    ...listed(
      'known',
      advice.known.map((fact) => sentence(oneLine(fact, 600))),
      style,
    ),
  );
  lines.push(
    ...listed(
      'steps',
      advice.steps.map((step, index) => `${index + 1}. ${oneLine(step, 600)}`),
      style,
    ),
  );
  lines.push(
    ...listed(
      'avoid',
      advice.avoid.map((one) => sentence(oneLine(one, 600))),
      style,
    ),
  );
  return lines;
}

const restLines = (rest: readonly Diagnosis[], style: Style): string[] => [
  `  ${style.faint(`and ${plural(rest.length, 'more problem')}:`)}`,
  ...rest
    .slice(0, 5)
    .map((diagnosis) => `  - ${isRecognised(diagnosis) ? cause(diagnosis) : evidence(diagnosis, 160)}`),
];

function noticesText(notices: readonly Diagnosis[], options: PersonTextOptions): string {
  // `fix` and `run --apply` start from a failure, and this is none.
  const blocks = notices.map((notice) => block(notice, { ...options, fixCommand: null }, undefined).join('\n'));
  return `${blocks.join('\n\n')}\n\nheal-hooks: the command passed; ${plural(notices.length, 'notice')}.\n`;
}

function lastLine(report: Report): string {
  const known = report.diagnoses.filter(isRecognised);
  const fixes = known.filter((diagnosis) => diagnosis.remedies.some((remedy) => remedy.kind === 'fix')).length;
  if (known.length === 0) return 'heal-hooks: the command failed; no pattern knows this failure.';
  const fixable = fixes === 0 ? 'no automatic fix' : `${plural(fixes, 'automatic fix', 'automatic fixes')}`;
  return `heal-hooks: ${plural(known.length, 'cause')} recognised, ${fixable}.`;
}
