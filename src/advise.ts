import type { Diagnosis } from './diagnosis/diagnosis.ts';
import { CAPTURE_NAMES } from './pattern/pattern.ts';
import { fillWords } from './pattern/placeholders.ts';
import { applicableOptions } from './remedy/applicable-options.ts';
import { commandLine } from './remedy/command-line.ts';
import { fillPlaybook } from './remedy/fill-playbook.ts';
import { forTools } from './remedy/for-tools.ts';
import type { Playbook, PlaybookStep, Proposal } from './remedy/remedy.ts';
import { toolsOf } from './remedy/tools-of.ts';
import type { Advice } from './report/news.ts';

/** What advice is made of. */
export interface AdviceSources {
  diagnosis: Diagnosis;
  /** What the remedy room proposed; null when the pattern has no fix. */
  proposal: Proposal | null;
  /** Why a proposed fix is not applied, in words; null when it is, or when there is none. */
  held: string | null;
  /** The playbook of the diagnosis, when it names one that exists. */
  playbook: Playbook | null;
  /** The command that failed, as typed; absent where that is not known. */
  command?: string | undefined;
  /** Looked up in the project (`factsFor`). */
  facts?: readonly string[];
  /** How heal-hooks is called here. */
  program?: string;
}

/**
 * The facts and steps that stand behind a diagnosis: those looked up in the project first, the playbook's where there are none.
 * Pure; names of this failure are filled in.
 */
export function advise({
  diagnosis,
  proposal,
  held,
  playbook,
  command = '',
  facts = [],
  program = 'heal-hooks',
}: AdviceSources): Advice {
  const refusal = proposal?.kind === 'refuse' ? proposal : null;
  const filled = playbook ? fillPlaybook(spoken(playbook, diagnosis, command), diagnosis.captures) : null;
  const own = proposal ? ownSteps(proposal, program) : [];
  const fromPlaybook = own.length === 0 && filled !== null;
  const rows = Object.entries(filled?.table ?? {}).map(([key, value]) => `${key}: ${value}`);
  const avoid = diagnosis.match?.pattern.avoid;
  const reason = refusal?.reason ?? (proposal?.kind === 'plan' || proposal?.kind === 'start' ? held : null);
  return {
    ...(reason ? { reason } : {}),
    known: [...new Set([...(refusal?.known ?? []), ...facts]), ...(rows.length === 1 ? rows : [])],
    steps: fromPlaybook ? filled.steps.filter(tellsMore).flatMap((step) => stepTexts(step, diagnosis)) : own,
    avoid: distinctWarnings([
      ...(refusal?.avoid ? [refusal.avoid] : []),
      ...(avoid ? [fillWords(avoid, diagnosis.captures)] : []),
      ...(filled?.avoid ?? []),
    ]),
    ...(playbook ? { playbook: playbook.id } : {}),
  };
}

/** Which tools a failure is about is asked only where a playbook differs from tool to tool. */
const spoken = (playbook: Playbook, diagnosis: Diagnosis, command: string): Playbook =>
  playbook.by_tool ? forTools(playbook, toolsOf(diagnosis, command)) : playbook;

/** `It works.`, `Run the failing command again.`: what every failure ends with. */
const PLAIN_CHECK =
  /^(?:Run (?:it|again|the [\w ]{1,24}again|it again)|(?:It|The \w+(?: \w+)?|Compile|Build|Link|Install|Check)\b[\w ]{0,24})\.?$/;

/** A step that would be true of any failure says nothing; what identifies this one is said already. */
const tellsMore = ({ action, description, command }: PlaybookStep): boolean =>
  action !== 'identify' && !(action === 'verify' && command === undefined && PLAIN_CHECK.test(description ?? ''));

/** A pattern and its playbook may warn of the same thing: the first code span says so, or most of the words. */
function distinctWarnings(warnings: readonly string[]): string[] {
  const kept: { about: string; words: Set<string> }[] = [];
  return warnings.filter((warning) => {
    const about = /`([^`]+)`/.exec(warning)?.[1] ?? warning;
    const words = new Set(warning.toLowerCase().match(/[\w.-]{3,40}/g));
    const isSame = (other: (typeof kept)[number]): boolean => {
      const shared = [...words].filter((word) => other.words.has(word)).length;
      return other.about === about || 2 * shared > Math.min(words.size, other.words.size);
    };
    return !kept.some(isSame) && kept.push({ about, words }) > 0;
  });
}

/** What a proposal itself asks for, where it is not carried out. */
function ownSteps(proposal: Proposal, program: string): string[] {
  switch (proposal.kind) {
    case 'correct':
      return [`run \`${commandLine(proposal.argv)}\` (${firstSentence(proposal.summary)})`];
    case 'retry':
      return ['run the same command again after a pause: this kind of failure passes by itself'];
    case 'start':
      return [
        `start the service: \`${commandLine(proposal.service.start)}\` (\`${program} run --apply\` does it and verifies its port)`,
      ];
    case 'plan':
      return [`${withoutStop(proposal.summary)} (\`${program} fix last\` shows it)`];
    default:
      return [...(proposal.steps ?? [])];
  }
}

const withoutStop = (text: string): string => text.replace(/[.:]$/, '');
const firstSentence = (text: string): string => withoutStop(text.split(/(?<=\.)\s/)[0] ?? text);

/** A name in a command that this failure did not tell: nobody can run that. */
const UNFILLED = new RegExp(`<(?:${CAPTURE_NAMES.join('|')}|check|data)>`);

/** A step in words: one entry, or one for each option of a decision that can apply; what alone can apply needs no condition. */
function stepTexts({ action, description, command, options }: PlaybookStep, { match, captures }: Diagnosis): string[] {
  if (options && !Array.isArray(options)) {
    const apply = applicableOptions(options, match?.pattern.options ?? [], captures);
    const [only] = apply;
    if (only && apply.length === 1) return [only[1]];
    const shown = apply.map(([when, what]) => `${when} → ${what}`);
    // "yes" and "no" mean nothing without what was asked.
    return description && apply.some(([when]) => /^(?:yes|no)\b/.test(when))
      ? [`${description} ${shown[0]}`, ...shown.slice(1)]
      : shown;
  }
  const shown = command && !UNFILLED.test(command) ? `\`${command}\`` : undefined;
  if (action === 'verify' && command && !shown) return []; // how to check is not known here
  const what = [description && withoutStop(description), shown].filter(Boolean).join(': ');
  return [options ? `${what} (${options.join(' or ')})` : what].filter(Boolean);
}
