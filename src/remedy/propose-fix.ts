import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import type { AutoFix, Safety } from '../pattern/pattern.ts';
import { mergePlans } from '../transaction/merge-plans.ts';
import { planCommand } from './command-from-data.ts';
import { correctFromData } from './correct-from-data.ts';
import { planDataEdit } from './edit-from-data.ts';
import { guardPlan, tellGuarded } from './guard-plan.ts';
import { namesInTests } from './names-in-tests.ts';
import { refuse } from './plan-parts.ts';
import { relativeWords } from './relative-words.ts';
import type { ProjectView, Proposal, StrategyInput } from './remedy.ts';
import { loadStrategy } from './strategies/index.ts';

/**
 * What would fix this diagnosis, computed without writing anything. Null when its pattern has no `auto_fix`. Every plan has passed the
 * guards (`guardPlan`); whether it may be applied is decided by `chooseRemedy`. A strategy that fails becomes a refusal that says so.
 */
export async function proposeFix(diagnosis: Diagnosis, report: Report, view: ProjectView): Promise<Proposal | null> {
  const fix = diagnosis.match?.pattern.auto_fix;
  if (!fix) return null;
  const input: StrategyInput = { diagnosis, report, options: { ...fix } };
  try {
    const proposal = await namesInTests(await proposeOne(fix, input, view), view);
    const told = await tellGuarded(await guardPlan(capSafety(proposal, fix), view), input, view);
    return relativeWords(told, report.failure.event.cwd);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The fix of ${diagnosis.pattern ?? 'this pattern'} could not be computed: ${reason}`);
  }
}

async function proposeOne(fix: AutoFix, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  if ('strategy' in fix) {
    const strategy = await loadStrategy(fix.strategy);
    return strategy ? strategy.plan(input, view) : refuse(`No strategy is called ${fix.strategy}.`);
  }
  if ('search' in fix) return planDataEdit(fix, input, view);
  if ('command' in fix) return planCommand(fix.command, input, view);
  if ('correct' in fix) return correctFromData(fix.correct, input);
  if ('steps' in fix) return proposeSteps(fix.steps, input, view);
  const max = Math.min(Math.max(Math.trunc(fix.retry.max), 1), 5);
  const backoffMs = Math.min(Math.max(fix.retry.backoff, 0), 60) * 1000;
  return {
    kind: 'retry',
    max,
    backoffMs,
    summary: `runs the same command again, up to ${max} times with growing pauses`,
  };
}

/** All steps as one plan, or the first refusal: half a fix is none. Optional edits with nothing to replace are left out. */
async function proposeSteps(steps: readonly AutoFix[], input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const plans: Extract<Proposal, { kind: 'plan' }>[] = [];
  for (const step of steps) {
    const proposal = await proposeOne(step, { ...input, options: { ...step } }, view);
    if (proposal.kind === 'plan') plans.push(proposal);
    else if (!('optional' in step && step.optional)) return proposal;
  }
  if (plans.length === 0) return refuse('None of the steps of this fix has anything to change.');
  const plan = mergePlans(plans.map((proposal) => proposal.plan));
  if (!plan) return refuse('The steps of this fix change the same place in different ways.');
  const safety: Safety = plans.every((proposal) => proposal.safety === 'safe') ? 'safe' : 'unsafe';
  return { kind: 'plan', plan, safety, summary: plans.map((proposal) => proposal.summary).join('; ') };
}

/**
 * A pattern can lower the safety that code claims, never raise it. Edits and commands written as data are unsafe unless the pattern says
 * `safe`; a strategy knows by itself.
 */
const capSafety = (proposal: Proposal, fix: AutoFix): Proposal => {
  if (proposal.kind !== 'plan') return proposal;
  const declared = fix.safety ?? ('strategy' in fix ? 'safe' : 'unsafe');
  return declared === 'safe' ? proposal : { ...proposal, safety: 'unsafe' };
};
