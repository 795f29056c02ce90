import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { labelled } from './layout.ts';
import { code, oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** What became of one remedy in a healing run. */
export type StepResult = 'planned' | 'fixed' | 'kept' | 'restored' | 'persistent' | 'failed' | 'corrected' | 'retried';

/** One thing that a healing run did. */
export interface HealedStep {
  /** What it was done against. */
  diagnosis: Diagnosis;
  kind: 'plan' | 'correct' | 'retry' | 'start';
  summary: string;
  argv?: readonly string[];
  backup?: string;
  files?: readonly string[];
  result: StepResult;
  why?: string;
}

/** A result without words is a type error. */
const RESULT_WORDS: Record<StepResult, string> = {
  planned: 'would be done',
  fixed: 'kept: the command passes',
  kept: 'applied',
  restored: 'taken back',
  persistent: 'taken back',
  failed: 'not done',
  corrected: 'ran in its place',
  retried: 'ran again',
};

/** What is said otherwise of a service. */
const START_WORDS: Partial<Record<StepResult, string>> = {
  kept: 'runs',
  fixed: 'runs',
  restored: 'ended again',
  persistent: 'ended again',
};

const KIND_WORDS: Record<HealedStep['kind'], string> = {
  plan: 'fix',
  correct: 'instead',
  retry: 'again',
  start: 'start',
};

/** What is done in a step, and the diff where it is only planned. */
export function stepText(step: HealedStep, style: Style, diff?: string): string {
  const lines = labelled(KIND_WORDS[step.kind], oneLine(step.summary, 600), style);
  if (diff) lines.push(colouredDiff(diff, style));
  return `${lines.join('\n')}\n`;
}

/** What has become of a step. */
export function stepStateText(step: HealedStep, style: Style): string {
  const words = (step.kind === 'start' && START_WORDS[step.result]) || RESULT_WORDS[step.result];
  const state = step.why ? `${words}: ${oneLine(step.why, 600)}` : words;
  const bad = step.result === 'restored' || step.result === 'persistent' || step.result === 'failed';
  const paint = bad ? style.bad : step.result === 'planned' ? style.faint : style.good;
  return `${labelled('', paint(step.backup ? `${state} (backup ${step.backup})` : state), style).join('\n')}\n`;
}

/** A unified diff, indented; additions and removals coloured. */
const colouredDiff = (diff: string, style: Style): string =>
  diff
    .trimEnd()
    .split('\n')
    .map((line) => `    ${paintedLine(line, style)}`)
    .join('\n');

function paintedLine(line: string, style: Style): string {
  if (/^(?:---|\+\+\+|@@) /.test(line)) return style.faint(line);
  return line.startsWith('+') ? style.good(line) : line.startsWith('-') ? style.bad(line) : line;
}

/** How a healing run ended. */
export interface HealEnding {
  passed: boolean;
  applied: boolean;
  persistent: boolean;
  steps: readonly HealedStep[];
  /** Problems that remain. */
  remaining: number;
  /** The wrapped command as it would be typed. */
  command: string;
  program: string;
}

/** The final line, that can be quoted. */
export function endingLine(ending: HealEnding): string {
  return `heal-hooks: ${endingWords(ending)}\n`;
}

function endingWords({ passed, applied, persistent, steps, remaining, command, program }: HealEnding): string {
  const kept = steps.filter((step) => step.result === 'fixed' || step.result === 'kept');
  const backups = [...new Set(kept.flatMap((step) => step.backup ?? []))];
  const undo =
    backups.length > 0
      ? ` Undo: ${backups
          .reverse()
          .map((id) => `${program} rollback ${id}`)
          .join(' && ')}`
      : '';
  const files = [...new Set(kept.flatMap((step) => step.files ?? []))];
  const where = files.length > 0 && files.length <= 3 ? ` (${files.join(', ')})` : '';
  if (!applied) {
    const planned = steps.filter((step) => step.result === 'planned');
    if (planned.length === 0) return 'nothing was changed; no automatic fix.';
    return `${plural(planned.length, 'fix is', 'fixes are')} ready, nothing was changed. Apply: ${program} run --apply -- ${command}`;
  }
  if (passed) {
    const instead = steps.find((step) => step.result === 'corrected');
    if (instead) return `${code((instead.argv ?? []).join(' '))} passes; it was run in place of ${code(command)}.`;
    if (kept.length > 0) return `healed by ${plural(kept.length, 'fix', 'fixes')}${where}; the command passes.${undo}`;
    return 'the command passes when it is run again.';
  }
  const left = remaining > 0 ? `${plural(remaining, 'problem')} left` : 'the command still fails';
  if (kept.length > 0) return `${plural(kept.length, 'fix', 'fixes')} kept${where}, ${left}.${undo}`;
  const tried = steps.some((step) => step.result === 'restored' || step.result === 'persistent');
  if (tried)
    return `not healed${persistent ? ': the same failure came back' : ''}; what was tried is taken back, all files are as before.`;
  return 'not healed; nothing was changed.';
}
