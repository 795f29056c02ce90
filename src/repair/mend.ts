import { HealError } from '../system/heal-error.ts';
import { startServer } from '../system/start-server.ts';
import { applyPlan } from '../transaction/apply-plan.ts';
import type { World } from '../transaction/world.ts';
import type { Fault } from './tool.ts';

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
  /** Runs a command of a tool and heals its failure. */
  heal(argv: readonly string[]): Promise<Omit<Mended, 'fault'>>;
}

/** Carries out the repair of one fault: a transaction with a backup, or a service that is started and verified by its port. */
export async function mend(fault: Fault, site: MendSite): Promise<Mended> {
  if (!fault.repair) return { fault, result: 'needs a decision', detail: fault.command };
  try {
    if (fault.repair.kind === 'start') {
      const { argv, stop, service } = fault.repair;
      const where = { cwd: site.root, env: site.world.env ?? {}, log: site.logFile(fault.tool) };
      const { detail } = await startServer({ ...service, start: argv, stop }, where);
      return { fault, result: 'repaired', detail };
    }
    if (fault.repair.kind === 'heal') return { fault, ...(await site.heal(fault.repair.argv)) };
    const { backup } = await applyPlan(fault.repair.plan, site.world);
    return { fault, result: 'repaired', detail: fault.repair.plan.title, backup };
  } catch (error) {
    return { fault, result: 'failed', detail: error instanceof HealError ? error.message : String(error) };
  }
}
