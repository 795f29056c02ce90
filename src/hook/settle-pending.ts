import { identityOf } from '../diagnosis/identity-of.ts';
import { logFault } from '../history/append-log.ts';
import { tripBreaker } from '../history/circuit-breaker.ts';
import { attemptOf, type PendingFix } from '../history/pending-fix.ts';
import type { AttemptRecord } from '../history/records.ts';
import { noteStrategy } from '../history/strategy-breaker.ts';
import { takePendingFix } from '../history/unsaid-fix.ts';
import type { Restored } from '../report/news.ts';
import { HealError } from '../system/heal-error.ts';
import { projectStateDir, stateDir } from '../system/paths.ts';
import { restoreBackup } from '../transaction/restore-backup.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { Call } from './call.ts';

/** What the run of a command decided about the fixes that waited for it. */
export interface Settled {
  restored: Restored | null;
  /** Fixes that did not help and could not be taken back: one sentence each. */
  left: string[];
  attempts: AttemptRecord[];
}

/**
 * Decides the fixes that waited for this run, given oldest first: a pass confirms them, the same failure restores them and remembers that they failed.
 * Another failure decides nothing, except a syntax error inside a changed file, which restores. Of several processes one acts.
 */
export async function settlePending(call: Call, waiting: readonly PendingFix[]): Promise<Settled> {
  const { world } = call;
  const settled: Settled = { restored: null, left: [], attempts: [] };
  // Newest first, so that several fixes of one file are taken back in the order in which they can be.
  for (const fix of [...waiting].reverse()) {
    const verdict = verdictOn(fix, call);
    const release = verdict && takePendingFix(stateDir(world.env), fix);
    if (!release) continue;
    call.whenSaid(release);
    const state = projectStateDir(world.env, call.event.project);
    noteStrategy(state, fix.remedy, verdict.result === 'fixed', world.now());
    if (verdict.result === 'fixed') settled.attempts.push(attemptOf(fix, 'fixed', world.now()));
    else await takeBack(fix, verdict.reason, call, settled);
  }
  return settled;
}

type Verdict = { result: 'fixed' } | { result: 'restored'; reason: string };

/** Null while nothing is decided. */
function verdictOn(fix: PendingFix, { report, shape }: Call): Verdict | null {
  const { failure, analyses, diagnoses } = report;
  if (failure.outcome === 'succeeded') {
    // A status that the command hides proves nothing, unless the tool itself says that it passed.
    const proven = shape.hidden.length === 0 || analyses.some(({ verdict }) => verdict === 'passed');
    return proven ? { result: 'fixed' } : null;
  }
  if (diagnoses.some((diagnosis) => identityOf(diagnosis) === fix.problem))
    return { result: 'restored', reason: 'the same failure came back' };
  const broke = diagnoses.find(
    ({ category, locations }) =>
      category === 'syntax' && locations.some(({ file }) => fix.files.some((one) => file.endsWith(one))),
  );
  return broke ? { result: 'restored', reason: `a syntax error followed in ${broke.locations[0]?.file}` } : null;
}

async function takeBack(fix: PendingFix, reason: string, call: Call, settled: Settled): Promise<void> {
  const { world, event } = call;
  try {
    tripBreaker(projectStateDir(world.env, event.project), {
      fingerprint: fix.fingerprint,
      remedy: fix.remedy,
      reason: 'restored',
      at: world.now(),
    });
  } catch (error) {
    logFault(stateDir(world.env), 'breaker', error, world.now()); // a full disk: what can be done is done all the same
  }
  const obstacle = await restore(fix, call);
  settled.attempts.push(attemptOf(fix, obstacle === null ? 'restored' : 'persistent', world.now()));
  if (obstacle === null) settled.restored = { summary: fix.summary, files: fix.files, backup: fix.backup, reason };
  else settled.left.push(`the fix of ${fix.files.join(', ')} did not help and was not taken back: ${obstacle}`);
}

/** Null when everything is as before the fix, else why it is not. */
async function restore({ backup }: PendingFix, { world, project, config }: Call): Promise<string | null> {
  try {
    const parts = { project, config, env: world.env, now: world.now };
    const restored = await restoreBackup(backup, transactionWorld(parts));
    if (restored.kind === 'restored') return null;
    return `${restored.conflicts.map(({ path }) => path).join(', ')} was edited since`;
  } catch (error) {
    if (error instanceof HealError) return error.why;
    throw error;
  }
}
