import type { Change } from '../transaction/plan.ts';
import { guardCommand } from './command-guard.ts';
import { failingPlaces } from './failing-place.ts';
import { refuse } from './plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from './remedy.ts';

/** Why one change is not made, or null. */
async function guardChange(change: Change, view: ProjectView): Promise<string | null> {
  if (change.kind === 'command') {
    const reason = guardCommand(change.argv);
    return reason ? `\`${change.argv.join(' ')}\` ${reason}` : null;
  }
  if (change.kind === 'edit' || change.kind === 'rewrite') {
    const reason = await view.guard(change.path);
    return reason ? `${change.path} is not edited: ${reason}` : null;
  }
  if (change.kind === 'chmod') {
    const stat = await view.stat(change.path);
    const onlyExecute = (change.mode & ~0o100) === (change.baseMode & ~0o100) && (change.mode & 0o100) !== 0;
    return stat && onlyExecute ? null : `${change.path} may only get the execute bit of its owner`;
  }
  return null; // creates, deletes and folders are confined by the transaction itself
}

const REGENERATE = 'change the source that it is generated from, then run the generator or the build again';

/** A refusal for a file that nobody edits by hand says so: then the place to change is another one. */
export async function tellGuarded(proposal: Proposal, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  if (proposal.kind !== 'refuse') return proposal;
  const [place] = await failingPlaces(input, view);
  const reason = place ? await view.guard(place.file) : null;
  if (!place || !reason || !/^(?:generated|build output|vendored)/.test(reason)) return proposal;
  const said = proposal.reason.includes(reason);
  const steps = proposal.steps ?? [];
  return {
    ...proposal,
    known: said ? (proposal.known ?? []) : [`${place.file} is not edited: ${reason}`, ...(proposal.known ?? [])],
    steps: reason.startsWith('vendored') || steps.includes(REGENERATE) ? steps : [REGENERATE, ...steps],
  };
}

/** Turns a plan that touches what must not be touched into a refusal with the reason. Every strategy passes through here. */
export async function guardPlan(proposal: Proposal, view: ProjectView): Promise<Proposal> {
  if (proposal.kind !== 'plan') return proposal;
  if (proposal.plan.changes.length === 0) return refuse('Nothing has to be changed.');
  for (const change of proposal.plan.changes) {
    const reason = await guardChange(change, view);
    if (!reason) continue;
    const generated = /generated|build output/.test(reason);
    return refuse(`${reason}.`, {
      known: [`the change would be: ${proposal.summary}`],
      steps: generated
        ? ['change the source that it is generated from, then run the generator or the build again']
        : [],
    });
  }
  return proposal;
}
