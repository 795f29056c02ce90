import { HealError } from '../system/heal-error.ts';
import { portAnswers, waitForPort } from '../system/port.ts';
import { startDetached } from '../system/start-detached.ts';
import { applyPlan } from '../transaction/apply-plan.ts';
import type { World } from '../transaction/world.ts';
import type { Fault, ServiceSpec } from './tool.ts';

/** What became of a fault. */
export interface Mended {
  fault: Fault;
  result: 'repaired' | 'failed' | 'needs a decision';
  /** Why not, or what was done. */
  detail: string;
  backup?: string;
}

export interface MendSite {
  world: World;
  /** Absolute root of the project. */
  root: string;
  /** Where the output of started services goes. */
  logFile(tool: string): string;
}

/** Carries out the repair of one fault: a transaction with a backup, or a service that is started and verified by its port. */
export async function mend(fault: Fault, site: MendSite): Promise<Mended> {
  if (!fault.repair) return { fault, result: 'needs a decision', detail: fault.command };
  try {
    if (fault.repair.kind === 'start')
      return { fault, ...(await start(fault, fault.repair.argv, fault.repair.service, site)) };
    const { backup } = await applyPlan(fault.repair.plan, site.world);
    return { fault, result: 'repaired', detail: fault.repair.plan.title, backup };
  } catch (error) {
    return { fault, result: 'failed', detail: error instanceof HealError ? error.message : String(error) };
  }
}

/** One start per call and no second try: a service that does not come up needs somebody to read its log. */
async function start(
  fault: Fault,
  argv: readonly string[],
  service: ServiceSpec,
  site: MendSite,
): Promise<Pick<Mended, 'result' | 'detail'>> {
  if (await portAnswers(service.host, service.port)) return { result: 'repaired', detail: 'it answers by now' };
  const log = site.logFile(fault.tool);
  const child = await startDetached(argv, { cwd: site.root, env: site.world.env ?? {}, log });
  const address = `${service.host}:${service.port}`;
  if (await waitForPort(service.host, service.port, { timeoutMs: service.timeoutMs, alive: () => child.alive() }))
    return { result: 'repaired', detail: `started as process ${child.pid}; ${address} answers (its output: ${log})` };
  const ended = !child.alive();
  if (!ended) child.end();
  const reason = ended
    ? 'it ended by itself'
    : `${address} did not answer within ${service.timeoutMs / 1000} s; it was ended again`;
  return { result: 'failed', detail: `${argv.join(' ')}: ${reason} (its output: ${log})` };
}
