import { advise } from '../advise.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { logFault } from '../history/append-log.ts';
import { eventRecord } from '../history/event-record.ts';
import { appendJournal } from '../history/journal.ts';
import { attemptOf, pendingFixes } from '../history/pending-fix.ts';
import type { AttemptRecord, JournalRecord } from '../history/records.ts';
import { takeInSpool } from '../history/take-in-spool.ts';
import { factKindsOf } from '../remedy/fact-kinds.ts';
import type { Proposal } from '../remedy/remedy.ts';
import { agentText } from '../report/agent-text.ts';
import type { News } from '../report/news.ts';
import { programName } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import type { Call } from './call.ts';
import { failureKeys } from './failure-keys.ts';
import { type HookReply, hookReply } from './hook-reply.ts';
import { maskedBy } from './masked-by.ts';
import { personNote } from './person-note.ts';
import { watchProgram } from './quick-pass.ts';
import { recallExperience } from './recall-experience.ts';
import type { Settled } from './settle-pending.ts';
import type { FixTrial } from './try-fix.ts';

/** At this many identical failures in a row the agent is told that it goes in circles. */
const LOOP = 3;

/** What a hook does about one event: what it says, and what history keeps. */
export interface Outcome {
  reply: HookReply | null;
  records: JournalRecord[];
}

/**
 * A command failed, openly or masked. Fixes that waited for it are decided first; then a fix is tried; then it is said what is known,
 * once per failure and agent, and once more when the failure repeats.
 */
export async function onFailure(call: Call, hookEventName: string): Promise<Outcome> {
  const { event, report, memory, runKey, world, config } = call;
  const keys = failureKeys(report);
  const before = await settle(call);
  recall(call);
  const seen = memory.noteFailure({ fingerprint: keys.whole, runKey, agent: event.agent });
  if (world.quickPass && config.learning.store_new_patterns && !call.shape.readOnly)
    watchProgram(world.env, event.session, call.shape.family);
  const record = eventRecord(event, report, world.now());
  let recorded = false;
  const found = await fixOf(call, () => {
    appendJournal(stateDir(world.env), [record]);
    recorded = true;
  });
  const checked = await check(call, found);
  const trial = checked.restored ? { ...found, applied: null, held: 'it was tried just now and did not help' } : found;
  const settled: Settled = {
    restored: checked.restored ?? before.restored,
    left: [...before.left, ...checked.left],
    attempts: [...before.attempts, ...checked.attempts],
  };
  const repeated = seen.count === LOOP && report.diagnoses.length > 0;
  const pressing = trial.applied !== null || settled.restored !== null || settled.left.length > 0 || repeated;
  // Asked even when it is pressing: what is said now need not be said again.
  const fresh = memory.sayOnce(keys.cause, event.agent);
  const program = programName(world.env, call.project.root);
  const news = pressing || fresh ? await newsOf(call, trial, settled, program) : null;
  if (news && repeated) news.repeat = { times: LOOP, tried: seen.tried };
  const said = news && agentText(news, { maxChars: config.context.maxChars, program, now: world.now() });

  const attempts: AttemptRecord[] = [...settled.attempts];
  if (trial.applied && checked.attempts.length === 0) attempts.push(attemptOf(trial.applied, 'pending', world.now()));
  else if (said && news?.advice && !trial.applied) attempts.push(advised(call, news));
  return {
    reply: hookReply(
      hookEventName,
      said,
      personNote(program, [news?.changed ?? []].flat(), [news?.restored ?? []].flat()),
    ),
    records: [...(recorded ? [] : [record]), ...attempts],
  };
}

/** Successes that the shell entry decided come into the session's memory before the failure does: a pass between ends a loop. */
function recall({ event, world }: Call): void {
  try {
    takeInSpool(stateDir(world.env), event.session);
  } catch (error) {
    logFault(stateDir(world.env), 'spool', error, world.now());
  }
}

/** Decides the fixes that wait for this run. What restores files is loaded only when one does. */
export async function settle(call: Call): Promise<Settled> {
  const waiting = pendingFixes(stateDir(call.world.env), call.event.project, call.runKey);
  if (waiting.length === 0) return { restored: null, left: [], attempts: [] };
  try {
    const { settlePending } = await import('./settle-pending.ts');
    return await settlePending(call, waiting);
  } catch (error) {
    logFault(stateDir(call.world.env), 'settle', error, call.world.now());
    return { restored: null, left: [], attempts: [] };
  }
}

/** Looks for a fix where a pattern has one, and makes it where that is allowed. Without one nothing of it is loaded. */
async function fixOf(call: Call, beforeChange: () => void): Promise<FixTrial> {
  const fixable = call.report.diagnoses.some(({ match }) => match?.pattern.auto_fix);
  if (!fixable) return { applied: null, proposal: null, held: null };
  const { tryFix } = await import('./project-work.ts');
  return tryFix({ ...call, env: call.world.env, now: call.world.now, beforeChange });
}

/** Lets the command itself judge a fix that was just made, where the user has allowed that. */
async function check(call: Call, { applied }: FixTrial): Promise<Settled> {
  const undecided: Settled = { restored: null, left: [], attempts: [] };
  if (!applied || call.config.verify.commands.length === 0) return undecided;
  try {
    const { checkFix } = await import('./check-fix.ts');
    return (await checkFix(call, applied)) ?? undecided;
  } catch (error) {
    logFault(stateDir(call.world.env), 'check', error, call.world.now());
    return undecided;
  }
}

async function newsOf(call: Call, trial: FixTrial, settled: Settled, program: string): Promise<News> {
  const { report, shape, knowledge } = call;
  const news: News = { report };
  const first = report.diagnoses[0];
  if (first) {
    const id = first.match?.pattern.playbook;
    const playbook = id ? await knowledge.playbook(id) : null;
    const { proposal, held, applied } = trial;
    const facts = applied ? [] : await factsOf(call, proposal, first);
    const advice = advise({ diagnosis: first, proposal, held, playbook, facts, program, command: call.event.command });
    news.advice = { ...advice, known: [...settled.left, ...advice.known] };
  }
  if (trial.applied) {
    const { summary, files, backup, attemptId } = trial.applied;
    const confirmed = settled.attempts.some(({ id, result }) => id === attemptId && result === 'fixed');
    news.changed = { summary, files, backup, confirmed };
  }
  if (settled.restored) news.restored = settled.restored;
  const experience = trial.applied ? null : recallExperience(call);
  if (experience) news.experience = experience;
  if (report.failure.outcome === 'masked') news.maskedBy = maskedBy(shape);
  return news;
}

/** What the project says about a failure; a fault of ours on the way costs the facts, not the advice. */
async function factsOf(
  { project, event, world, report }: Call,
  proposal: Proposal | null,
  diagnosis: Diagnosis,
): Promise<string[]> {
  if (factKindsOf(diagnosis).length === 0) return [];
  try {
    const { factsBeside } = await import('./project-work.ts');
    return await factsBeside(proposal, diagnosis, { project, cwd: event.cwd, env: world.env, report });
  } catch (error) {
    logFault(stateDir(world.env), 'facts', error, world.now());
    return [];
  }
}

const advised = ({ event, report, world }: Call, { advice }: News): AttemptRecord => ({
  kind: 'attempt',
  id: uuidV7(),
  eventId: event.id,
  session: event.session,
  project: event.project,
  fingerprint: report.failure.fingerprint,
  pattern: report.diagnoses[0]?.pattern ?? null,
  remedy: advice?.playbook ? `playbook:${advice.playbook}` : 'advice',
  result: 'advised',
  at: world.now(),
});
