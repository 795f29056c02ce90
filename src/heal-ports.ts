import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config/schema.ts';
import { configuredServers } from './configured-servers.ts';
import type { Diagnosis, Report } from './diagnosis/diagnosis.ts';
import type { HealPorts } from './heal-loop.ts';
import type { HealStep } from './heal-step.ts';
import { isTripped, tripBreaker } from './history/circuit-breaker.ts';
import { isResting, noteStrategy, RESTS } from './history/strategy-breaker.ts';
import { chooseRemedy, remedyRefOf } from './remedy/choose-remedy.ts';
import { createProjectView } from './remedy/project-view.ts';
import { proposeFix } from './remedy/propose-fix.ts';
import type { ProjectView, Proposal } from './remedy/remedy.ts';
import { serverLog } from './server-log.ts';
import { HealError } from './system/heal-error.ts';
import { type Env, projectStateDir } from './system/paths.ts';
import type { Project } from './system/project.ts';
import { startServer } from './system/start-server.ts';
import { applyPlan } from './transaction/apply-plan.ts';
import type { Plan } from './transaction/plan.ts';
import { restoreBackup } from './transaction/restore-backup.ts';
import { transactionWorld } from './transaction-world.ts';

/** The project in which a command is healed. */
export interface HealSite {
  project: Project;
  cwd: string;
  env: Env;
  config: Config;
  /** `--unsafe-fixes` was given. */
  unsafeFixes: boolean;
  /** UTC milliseconds. */
  now(): number;
  /** Aborted when the user asks us to stop: a remedial command is ended then and its transaction taken back. */
  signal?: AbortSignal;
}

/** The healing loop's doors to a real project: propose under the rules, apply and restore as transactions, remember what failed. */
export function healPorts(
  site: HealSite,
  rerun: HealPorts['rerun'],
  onStep: (step: HealStep) => void = () => undefined,
): HealPorts {
  const world = transactionWorld(site);
  const state = projectStateDir(site.env, site.project.key);
  const views = new WeakMap<Report, ProjectView>();
  /** Name of the remedy and fingerprint of the failure that each proposed plan was for. */
  const remedies = new WeakMap<Diagnosis, { remedy: string; fingerprint: string }>();

  return {
    rerun,
    start: (service, timeLeft) =>
      startServer(
        { ...service, host: 'localhost', timeoutMs: Math.max(1_000, Math.min(service.timeoutMs, timeLeft)) },
        {
          cwd: join(site.project.root, service.cwd),
          env: site.env,
          log: serverLog(state, service.name),
          ...(site.signal && { signal: site.signal }),
        },
      ),
    wait: (ms) => waitUnless(site.signal, ms),
    now: site.now,
    stopped: () => site.signal?.aborted ?? false,
    apply: (plan) =>
      applyPlan(withinTime(plan, site.config.fixes.timeoutSeconds * 1000), {
        ...world,
        ...(site.signal && { signal: site.signal }),
      }),
    restore: async (backup) => {
      const restored = await restoreBackup(backup, world);
      if (restored.kind === 'restored') return;
      const paths = restored.conflicts.map((conflict) => conflict.path).join(', ');
      throw new HealError({
        code: 'conflict',
        what: 'Not restored',
        why: `${paths} changed after the fix`,
        next: `\`heal-hooks rollback ${backup}\` shows both versions.`,
        backup,
      });
    },
    propose: async (diagnosis, report) => {
      const view = views.get(report) ?? viewOf(site);
      views.set(report, view);
      const proposal = await proposeFix(diagnosis, report, view);
      const pattern = diagnosis.match?.pattern;
      if (!proposal || proposal.kind === 'refuse' || !pattern) return proposal;
      const remedy = remedyRefOf(diagnosis, proposal)?.id ?? proposal.kind;
      const { fingerprint } = report.failure;
      remedies.set(diagnosis, { remedy, fingerprint });
      const { mode } = site.config;
      const choice = chooseRemedy(proposal, { mode, unsafeFixes: site.unsafeFixes, where: 'run', pattern });
      if (choice.decision !== 'apply') return held(proposal, choice.reason ?? 'not allowed here');
      if (isTripped(state, fingerprint, remedy))
        return held(proposal, 'this fix was applied here before and the same failure came back');
      if (isResting(state, remedy, site.now())) return held(proposal, RESTS);
      return proposal;
    },
    onStep: (step) => {
      const tried = remedies.get(step.diagnosis);
      if (tried && !step.unproven && (step.result === 'persistent' || step.result === 'restored'))
        tripBreaker(state, { ...tried, reason: step.result, at: site.now() });
      if (tried && !step.unproven && JUDGED.has(step.result))
        noteStrategy(state, tried.remedy, step.result === 'fixed', site.now());
      onStep(step);
    },
  };
}

const JUDGED: ReadonlySet<string> = new Set(['fixed', 'persistent', 'restored']);

/** A pause that ends early when the user asks us to stop. */
async function waitUnless(signal: AbortSignal | undefined, ms: number): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

const viewOf = ({ project, cwd, env, config }: HealSite): ProjectView =>
  createProjectView({
    root: project.root,
    cwd,
    env,
    neverEdit: config.ignore.files,
    services: configuredServers(config, project, env),
  });

/** No remedial command gets longer than the configuration allows. */
const withinTime = (plan: Plan, limitMs: number): Plan => ({
  ...plan,
  changes: plan.changes.map((change) =>
    change.kind === 'command' ? { ...change, timeoutMs: Math.min(change.timeoutMs, limitMs) } : change,
  ),
});

/** A remedy that exists but is not applied, with the reason. */
const held = (proposal: Exclude<Proposal, { kind: 'refuse' }>, reason: string): Proposal => ({
  kind: 'refuse',
  reason,
  steps: [proposal.summary],
});
