import type { Diagnosis } from './diagnosis/diagnosis.ts';
import { fillWords } from './pattern/placeholders.ts';
import { fillPlaybook } from './remedy/fill-playbook.ts';
import type { Playbook, PlaybookStep, Proposal } from './remedy/remedy.ts';
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
  /** Looked up in the project (`factsFor`). */
  facts?: readonly string[];
}

/**
 * The facts and steps that stand behind a diagnosis: those looked up in the project first, the playbook's where there are none.
 * Pure; names of this failure are filled in.
 */
export function advise({ diagnosis, proposal, held, playbook, facts = [] }: AdviceSources): Advice {
  const refusal = proposal?.kind === 'refuse' ? proposal : null;
  const filled = playbook ? fillPlaybook(playbook, diagnosis.captures) : null;
  const ready =
    proposal && proposal.kind !== 'refuse' ? [`${proposal.summary} (\`heal-hooks fix last\` shows it)`] : [];
  const own = [...ready, ...(refusal?.steps ?? [])];
  const fromPlaybook = own.length === 0 && filled !== null;
  const rows = Object.entries(filled?.table ?? {}).map(([key, value]) => `${key}: ${value}`);
  const avoid = diagnosis.match?.pattern.avoid;
  const reason = refusal?.reason ?? held;
  return {
    ...(reason ? { reason } : {}),
    known: [...new Set([...(refusal?.known ?? []), ...facts]), ...(rows.length === 1 ? rows : [])],
    // What identifies the failure is said already: by its summary and the evidence.
    steps: fromPlaybook ? filled.steps.filter(({ action }) => action !== 'identify').flatMap(stepTexts) : own,
    avoid: [
      ...(refusal?.avoid ? [refusal.avoid] : []),
      ...(avoid ? [fillWords(avoid, diagnosis.captures)] : []),
      ...(filled?.avoid ?? []),
    ],
    ...(playbook ? { playbook: playbook.id } : {}),
  };
}

/** A step in words: one entry, or one for each option of a decision. */
function stepTexts({ description, command, options }: PlaybookStep): string[] {
  if (options && !Array.isArray(options)) return Object.entries(options).map(([when, what]) => `${when} → ${what}`);
  const what = [description?.replace(/[.:]$/, ''), command && `\`${command}\``].filter(Boolean).join(': ');
  return [options ? `${what} (${options.join(' or ')})` : what].filter(Boolean);
}
