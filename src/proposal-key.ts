import type { Proposal } from './remedy/remedy.ts';

/** The same text for proposals that would do the same. */
export const proposalKey = (proposal: Proposal): string =>
  proposal.kind === 'plan'
    ? JSON.stringify(proposal.plan.changes, (_key, value) => (value instanceof Uint8Array ? value.length : value))
    : JSON.stringify(proposal);
