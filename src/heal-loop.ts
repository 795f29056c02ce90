import type { Diagnosis, Report } from './diagnosis/diagnosis.ts';
import { identityOf } from './diagnosis/identity-of.ts';
import type { HealStep, Refusal, StepResult } from './heal-step.ts';
import { problemWeights } from './problem-weights.ts';
import { proposalKey } from './proposal-key.ts';
import type { Proposal } from './remedy/remedy.ts';
import type { DeclaredServer } from './remedy/servers/declared-server.ts';
import type { StartedServer } from './system/start-server.ts';
import { mergePlans } from './transaction/merge-plans.ts';
import type { Plan } from './transaction/plan.ts';

export interface HealResult {
  /** Report of the first run of the command. */
  first: Report;
  /** Report of the last run; the same object when the command was not run again. */
  last: Report;
  passed: boolean;
  steps: HealStep[];
  refusals: Refusal[];
  /** True when the loop stopped because the same failure came back. */
  persistent: boolean;
}

/** The world that the loop acts on; handed in, so that the loop itself is plain control flow. */
export interface HealPorts {
  /** Runs the command again (or `argv` in its place) and reads it. Rejects when the time is used up. */
  rerun(argv?: string[]): Promise<Report>;
  /** What may be done about a diagnosis under the user's mode and trust; null when there is no remedy to apply. */
  propose(diagnosis: Diagnosis, report: Report): Promise<Proposal | null>;
  apply(plan: Plan): Promise<{ backup: string; files: string[] }>;
  restore(backup: string): Promise<void>;
  /** Starts a service and waits until it answers; rejects when it does not. `timeLeft` in milliseconds. */
  start(service: DeclaredServer, timeLeft: number): Promise<StartedServer>;
  wait(ms: number): Promise<void>;
  now(): number;
  /** True once the user has asked us to stop: nothing new is begun then. */
  stopped?(): boolean;
  /** Called after each step with its current state, for progress and for the record. */
  onStep?(step: HealStep): void;
}

export interface HealOptions {
  /** False: only plan (dry run). */
  apply: boolean;
  /** Most times that something is applied and the command run again. */
  maxFixes: number;
  /** UTC milliseconds after which nothing new is begun. */
  deadline: number;
}

type Planned = { diagnosis: Diagnosis; proposal: Extract<Proposal, { kind: 'plan' }> };

/**
 * Heals a failed command: propose → apply → run again → keep or restore, until it passes, nothing is left to try, the same failure
 * returns, or a limit is reached. Fixes are kept only when the command passes in the end, or when what still fails was there from the
 * start; otherwise every one of them is restored, newest first.
 */
export async function healLoop(first: Report, ports: HealPorts, options: HealOptions): Promise<HealResult> {
  const loop = new Loop(first, ports, options);
  await loop.run();
  return loop.result();
}

const hasFailed = (report: Report): boolean => report.failure.outcome === 'failed';

class Loop {
  private readonly steps: HealStep[] = [];
  private readonly refusals: Refusal[] = [];
  /** Summaries of remedies that were tried; nothing is tried twice. */
  private readonly tried = new Set<string>();
  /** Steps whose change is in the tree, oldest first. */
  private readonly applied: HealStep[] = [];
  private readonly seen = new Set<string>();
  private report: Report;
  private persistent = false;
  private attempts = 0;
  /** Several plans were kept at once. */
  private together = false;
  /** Only one plan at a time from now on. */
  private alone = false;
  /** A run could not be finished: then nothing more can be proven. */
  private halted = false;

  constructor(
    private readonly first: Report,
    private readonly ports: HealPorts,
    private readonly options: HealOptions,
  ) {
    this.report = first;
  }

  async run(): Promise<void> {
    await this.rounds();
    if (!this.options.apply || !(await this.settle()) || !this.together || !this.goesOn()) return;
    // The errors of one mistake look like several: what was done about the later ones may have spoiled the fix of the first.
    this.together = false;
    this.alone = true;
    this.report = this.first;
    this.seen.clear();
    this.tried.clear();
    await this.rounds();
    await this.settle();
  }

  private async rounds(): Promise<void> {
    while (hasFailed(this.report) && this.goesOn()) if (!(await this.round())) break;
  }

  result(): HealResult {
    return {
      first: this.first,
      last: this.report,
      passed: !hasFailed(this.report),
      steps: this.steps,
      refusals: this.refusals,
      persistent: this.persistent,
    };
  }

  private goesOn(): boolean {
    const inLimits = this.attempts < this.options.maxFixes && this.ports.now() < this.options.deadline;
    return inLimits && !this.halted && !this.ports.stopped?.();
  }

  /** One round of remedies; false when nothing is left to try. */
  private async round(): Promise<boolean> {
    this.refusals.length = 0;
    const plans: Planned[] = [];
    for (const diagnosis of this.report.diagnoses) {
      const proposal = await this.ports.propose(diagnosis, this.report);
      if (!proposal || this.tried.has(proposalKey(proposal))) continue;
      if (proposal.kind === 'refuse') this.refusals.push({ diagnosis, proposal });
      else if (proposal.kind === 'plan') {
        // Several errors of one cause (two names of one import) have one fix.
        const key = proposalKey(proposal);
        if (!plans.some((planned) => proposalKey(planned.proposal) === key)) plans.push({ diagnosis, proposal });
      } else if (plans.length === 0)
        return proposal.kind === 'start' ? this.startServer(diagnosis, proposal) : this.runInstead(diagnosis, proposal);
    }
    if (plans.length === 0) return false;
    if (!this.options.apply) {
      for (const planned of plans) this.record(stepOf(planned, 'planned'));
      return false;
    }
    // Independent problems are fixed together; when that does not help, each on its own.
    const all = mergePlans(plans.map(({ proposal }) => proposal.plan));
    if (plans.length > 1 && all && !this.alone && (await this.attempt(plans, all))) {
      this.together = true;
      return true;
    }
    for (const planned of plans) {
      if (!this.goesOn()) return false;
      this.tried.add(proposalKey(planned.proposal));
      if (await this.attempt([planned], planned.proposal.plan)) return true;
    }
    return true;
  }

  /** Applies a plan, runs the command again, and takes the plan back when its failures are still there. */
  private attempt(batch: Planned[], plan: Plan): Promise<boolean> {
    const steps = batch.map((planned) => stepOf(planned, 'kept'));
    return this.tryOut(steps, () => this.ports.apply(plan));
  }

  /** A service that runs counts as applied: it is ended again where a plan would be restored. */
  private async startServer(diagnosis: Diagnosis, proposal: Extract<Proposal, { kind: 'start' }>): Promise<boolean> {
    this.tried.add(proposalKey(proposal));
    const step: HealStep = { diagnosis, kind: 'start', summary: proposal.summary, result: 'planned' };
    if (!this.options.apply) {
      this.record(step);
      return false;
    }
    step.result = 'kept';
    await this.tryOut([step], async () => {
      const { detail, stop } = await this.ports.start(proposal.service, this.options.deadline - this.ports.now());
      return { why: detail, stop };
    });
    return true;
  }

  private async tryOut(steps: HealStep[], act: () => Promise<Partial<HealStep>>): Promise<boolean> {
    this.attempts++;
    try {
      const done = await act();
      for (const step of steps) Object.assign(step, done);
    } catch (error) {
      for (const step of steps) this.record({ ...step, result: 'failed', why: reasonOf(error) });
      return false;
    }
    this.applied.push(...steps);
    for (const step of steps) this.record(step);
    const before = problemWeights(this.report);
    const report = await this.rerun(steps);
    if (!report) return false;
    const after = problemWeights(report);
    const unchanged = ({ diagnosis }: HealStep): boolean => {
      const id = identityOf(diagnosis);
      return (after.get(id) ?? 0) >= (before.get(id) ?? 1);
    };
    if (hasFailed(report) && steps.some(unchanged)) {
      this.persistent ||= steps.length === 1;
      await this.takeBack(steps, 'persistent', 'the same failure came back');
      return false;
    }
    this.report = report;
    if (hasFailed(report) && this.seen.has(report.failure.fingerprint)) {
      this.persistent = true;
      return false;
    }
    this.seen.add(report.failure.fingerprint);
    return true;
  }

  private async rerun(live: HealStep[]): Promise<Report | null> {
    try {
      if (this.ports.stopped?.()) throw new Error('it was stopped');
      return await this.ports.rerun();
    } catch (error) {
      this.halted = true;
      for (const step of live) step.unproven = true;
      await this.takeBack(live, 'restored', reasonOf(error));
      return null;
    }
  }

  /** A corrected command or a retry: runs it in place of the original, changes no file. */
  private async runInstead(
    diagnosis: Diagnosis,
    proposal: Extract<Proposal, { kind: 'correct' | 'retry' }>,
  ): Promise<boolean> {
    this.tried.add(proposalKey(proposal));
    const step: HealStep = { diagnosis, kind: proposal.kind, summary: proposal.summary, result: 'planned' };
    if (proposal.kind === 'correct') step.argv = proposal.argv;
    this.record(step);
    if (!this.options.apply) return false;
    const times = proposal.kind === 'retry' ? proposal.max : 1;
    try {
      for (let attempt = 0; attempt < times && this.goesOn(); attempt++) {
        if (proposal.kind === 'retry') await this.ports.wait(proposal.backoffMs * 2 ** attempt);
        this.report = await this.ports.rerun(step.argv);
        step.result = proposal.kind === 'retry' ? 'retried' : 'corrected';
        if (!hasFailed(this.report)) break;
      }
    } catch (error) {
      this.halted = true;
      Object.assign(step, { result: 'failed', why: reasonOf(error), unproven: true });
    }
    this.ports.onStep?.(step);
    return false;
  }

  /** Decides what stays in the tree once the loop is over. True when all of it was taken back. */
  private async settle(): Promise<boolean> {
    if (this.applied.length === 0) return false;
    if (!hasFailed(this.report)) {
      for (const step of this.applied) this.mark(step, 'fixed');
      return false;
    }
    const known = new Set(this.first.diagnoses.map(identityOf));
    if (this.report.diagnoses.every((diagnosis) => known.has(identityOf(diagnosis)))) return false;
    // Of plans that were kept together nobody knows which one did harm.
    if (this.together) for (const step of this.applied) step.unproven = true;
    const firstNew = this.report.diagnoses.find((diagnosis) => !known.has(identityOf(diagnosis)));
    await this.takeBack([...this.applied], 'restored', `another failure followed: ${firstNew?.root ?? 'unknown'}`);
    return this.applied.length === 0;
  }

  private async takeBack(steps: HealStep[], result: StepResult, why: string): Promise<void> {
    const backups = new Set(steps.map((step) => step.backup).reverse());
    for (const backup of backups) {
      const own = steps.filter((step) => step.backup === backup);
      const problem = backup ? await this.tryRestore(backup) : await stopAll(own);
      for (const step of own) {
        step.why = problem ?? why;
        this.applied.splice(this.applied.indexOf(step), 1);
        this.mark(step, problem ? 'failed' : result);
      }
    }
  }

  /** Null when the tree is as it was; else why not. */
  private async tryRestore(backup: string): Promise<string | null> {
    try {
      await this.ports.restore(backup);
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  private mark(step: HealStep, result: StepResult): void {
    step.result = result;
    this.ports.onStep?.(step);
  }

  private record(step: HealStep): void {
    this.steps.push(step);
    this.ports.onStep?.(step);
  }
}

/** Null when everything that was started has been told to end. */
async function stopAll(steps: readonly HealStep[]): Promise<string | null> {
  try {
    for (const step of steps) await step.stop?.();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

const stepOf = ({ diagnosis, proposal }: Planned, result: StepResult): HealStep => ({
  diagnosis,
  kind: 'plan',
  summary: proposal.summary,
  plan: proposal.plan,
  result,
});

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
