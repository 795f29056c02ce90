import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Pattern } from '../pattern/pattern.ts';
import type { Proposal } from './remedy.ts';

/** Under which rules a proposal is looked at. */
export interface RemedyRules {
  mode: 'off' | 'suggest' | 'safe';
  /** `--unsafe-fixes` was given. */
  unsafeFixes: boolean;
  /** A hook only edits files; `run` may also start commands and corrections. */
  where: 'hook' | 'run';
  /** Categories beyond `auth` are free. */
  pattern: Pick<Pattern, 'trusted' | 'layer' | 'category'>;
}

export interface Choice {
  decision: 'apply' | 'suggest' | 'nothing';
  /** Why it is not applied, in words; null when it is. */
  reason: string | null;
}

const suggest = (reason: string): Choice => ({ decision: 'suggest', reason });

/** Can a hook carry it out: edits and file operations alone? */
const worksInHook = (proposal: Proposal): boolean =>
  proposal.kind === 'plan' && proposal.plan.changes.every((change) => change.kind !== 'command');

/** Decides what may be done with a proposal. Pure; the one place where mode, trust and safety meet. */
export function chooseRemedy(proposal: Proposal, rules: RemedyRules): Choice {
  if (rules.mode === 'off') return { decision: 'nothing', reason: 'heal-hooks is off' };
  if (proposal.kind === 'refuse') return suggest(proposal.reason);
  if (rules.mode === 'suggest') return suggest('mode is `suggest`');
  if (rules.pattern.category === 'auth') return suggest('credentials are never changed by a fix');
  if (!rules.pattern.trusted) {
    const how =
      rules.pattern.layer === 'project'
        ? '`heal-hooks trust` allows the fixes of this repository'
        : 'its pattern is not trusted';
    return suggest(how);
  }
  if (proposal.kind === 'plan' && proposal.safety === 'unsafe' && !rules.unsafeFixes)
    return suggest('unsafe: needs `--unsafe-fixes`');
  if (rules.where === 'hook' && !worksInHook(proposal))
    return suggest('a hook runs no commands; `heal-hooks run --apply` does');
  return { decision: 'apply', reason: null };
}

/** How a proposal is listed among the remedies of a diagnosis; null for a refusal. */
export function remedyRefOf(diagnosis: Diagnosis, proposal: Proposal): Diagnosis['remedies'][number] | null {
  if (proposal.kind === 'refuse') return null;
  const fix = diagnosis.match?.pattern.auto_fix;
  const id = fix && 'strategy' in fix ? fix.strategy : proposal.kind === 'plan' ? 'edit' : proposal.kind;
  return {
    kind: 'fix',
    id,
    safety: proposal.kind === 'plan' ? proposal.safety : 'safe',
    where: worksInHook(proposal) ? 'hook' : 'run',
    summary: proposal.summary,
  };
}
