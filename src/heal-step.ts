import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { Proposal } from './remedy/remedy.ts';
import type { Plan } from './transaction/plan.ts';

/** What became of one remedy. */
export type StepResult = 'planned' | 'fixed' | 'kept' | 'restored' | 'persistent' | 'failed' | 'corrected' | 'retried';

/** One thing that the loop did, in order. */
export interface HealStep {
  diagnosis: Diagnosis;
  kind: 'plan' | 'correct' | 'retry' | 'start';
  summary: string;
  plan?: Plan;
  argv?: string[];
  backup?: string;
  files?: string[];
  result: StepResult;
  /** Why it was taken back or could not be applied. */
  why?: string;
  /** Ends the service that was started. */
  stop?: () => Promise<void>;
  /** No run has judged it: the user stopped it, or the time was up. It says nothing about the remedy. */
  unproven?: boolean;
}

/** Why nothing is changed for a diagnosis, and what helps instead. */
export interface Refusal {
  diagnosis: Diagnosis;
  proposal: Extract<Proposal, { kind: 'refuse' }>;
}
