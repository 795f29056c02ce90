import { advise } from '../advise.ts';
import { factsBeside } from '../facts-beside.ts';
import { eventRecord } from '../history/event-record.ts';
import { attemptOf, pendingFixes } from '../history/pending-fix.ts';
import type { AttemptRecord, JournalRecord } from '../history/records.ts';
import { agentText } from '../report/agent-text.ts';
import type { Changed, News, Restored } from '../report/news.ts';
import { programName } from '../system/own-bundle.ts';
import { stateDir } from '../system/paths.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import type { Call } from './call.ts';
import { failureKeys } from './failure-keys.ts';
import { type HookReply, hookReply } from './hook-reply.ts';
import { maskedBy } from './masked-by.ts';
import { forbidQuickPass } from './quick-pass.ts';
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
  forbidQuickPass(world.env, event.session);
  const settled = await settle(call);
  const seen = memory.noteFailure({ fingerprint: keys.whole, runKey, agent: event.agent });
  const trial = await fixOf(call);
  const program = programName(world.env, call.project.root);
  const news = await newsOf(call, trial, settled);
  if (seen.count === LOOP && report.diagnoses.length > 0) news.repeat = { times: LOOP, tried: seen.tried };

  const text = agentText(news, { maxChars: config.context.maxChars, program, now: world.now() });
  const pressing =
    news.changed !== undefined || news.restored !== undefined || news.repeat !== undefined || settled.left.length > 0;
  // Asked even when it is pressing: what was said now need not be said again.
  const fresh = text !== null && memory.sayOnce(keys.cause, event.agent);
  const said = text !== null && (pressing || fresh) ? text : null;

  const attempts: AttemptRecord[] = [...settled.attempts];
  if (trial.applied) attempts.push(attemptOf(trial.applied, 'pending', world.now()));
  else if (said && news.advice) attempts.push(advised(call, news));
  return {
    reply: hookReply(hookEventName, said, personNote(program, news.changed, news.restored)),
    records: [eventRecord(event, report, world.now()), ...attempts],
  };
}

/** Decides the fixes that wait for this run. What restores files is loaded only when one does. */
export async function settle(call: Call): Promise<Settled> {
  const waiting = pendingFixes(stateDir(call.world.env), call.event.project, call.runKey);
  if (waiting.length === 0) return { restored: null, left: [], attempts: [] };
  const { settlePending } = await import('./settle-pending.ts');
  return settlePending(call, waiting);
}

/** Looks for a fix where a pattern has one, and makes it where that is allowed. Without one nothing of it is loaded. */
async function fixOf(call: Call): Promise<FixTrial> {
  const fixable = call.report.diagnoses.some(({ match }) => match?.pattern.auto_fix);
  if (!fixable) return { applied: null, proposal: null, held: null };
  const { tryFix } = await import('./try-fix.ts');
  return tryFix({ ...call, env: call.world.env, now: call.world.now });
}

async function newsOf(call: Call, trial: FixTrial, { restored, left }: Settled): Promise<News> {
  const { report, shape, knowledge } = call;
  const news: News = { report };
  const first = report.diagnoses[0];
  if (first) {
    const id = first.match?.pattern.playbook;
    const playbook = id ? await knowledge.playbook(id) : null;
    const { proposal, held, applied } = trial;
    const site = { project: call.project, cwd: call.event.cwd, env: call.world.env };
    const facts = applied ? [] : await factsBeside(proposal, first, site);
    const advice = advise({ diagnosis: first, proposal, held, playbook, facts });
    news.advice = { ...advice, known: [...left, ...advice.known] };
  }
  if (trial.applied) {
    const { summary, files, backup } = trial.applied;
    news.changed = { summary, files, backup, confirmed: false };
  }
  if (restored) news.restored = restored;
  if (report.failure.outcome === 'masked') news.maskedBy = maskedBy(shape);
  return news;
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

/** What the person sees in the client, only when one of their files was touched. */
function personNote(program: string, changed?: Changed, restored?: Restored): string | undefined {
  const notes = [
    changed && `heal-hooks changed ${changed.files.join(', ')}. Undo: ${program} rollback ${changed.backup}`,
    restored && `heal-hooks restored ${restored.files.join(', ')}: ${restored.reason}.`,
  ].filter((note) => note !== undefined);
  return notes.length > 0 ? notes.join('\n') : undefined;
}
