import { logFault } from '../history/append-log.ts';
import type { PendingFix } from '../history/pending-fix.ts';
import type { Proposal } from '../remedy/remedy.ts';
import { HealError } from '../system/heal-error.ts';
import { stateDir } from '../system/paths.ts';
import { applyFix } from './apply-fix.ts';
import { type FixSite, findFix } from './find-fix.ts';

/** What came of looking for a fix. */
export interface FixTrial {
  /** The fix that was applied and now waits for the next run of the command. */
  applied: PendingFix | null;
  /** The proposal for the first diagnosis, and why it was not applied. */
  proposal: Proposal | null;
  held: string | null;
}

/**
 * Applies the first fix that is allowed without asking. A fault of ours on the way is logged and means that there is no fix: what is
 * known is said all the same.
 */
export async function tryFix(site: FixSite): Promise<FixTrial> {
  try {
    const { ready, proposal, held } = await findFix(site);
    return { applied: ready && (await applyFix(site, ready)), proposal, held };
  } catch (error) {
    if (error instanceof HealError) return { applied: null, proposal: null, held: error.why };
    logFault(stateDir(site.env), 'fix', error, site.now());
    return { applied: null, proposal: null, held: null };
  }
}
