import { loadConfig } from '../config/load-config.ts';
import type { HookReading } from '../event/read-hook-payload.ts';
import { logFault } from '../history/append-log.ts';
import { appendJournal } from '../history/journal.ts';
import type { RunRecord } from '../history/records.ts';
import { openSessionMemory } from '../history/session-memory.ts';
import { readGitHead } from '../system/git-head.ts';
import { stateDir } from '../system/paths.ts';
import { findProject, type Project } from '../system/project.ts';
import { startStandby } from '../system/standby/start-standby.ts';
import { takeIn } from '../take-in.ts';
import { takeInTranscripts } from '../take-in-transcripts.ts';
import { recover } from '../transaction/recover.ts';
import { transactionWorld } from '../transaction-world.ts';
import type { HookWorld } from './hook-world.ts';

export type SessionStart = Extract<HookReading, { kind: 'session-start' }>;

/**
 * A session starts, resumes or was compacted: what was said before is forgotten with the context, an interrupted change is brought to
 * an end, and the journal of earlier sessions is taken into the history. Runs beside the session; each part fails on its own.
 */
export async function startSession(start: SessionStart, world: HookWorld): Promise<void> {
  const state = stateDir(world.env);
  const project = findProject(start.cwd);
  const now = world.now();
  const part = async (work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logFault(state, 'session start', error, now);
    }
  };
  const { config } = await loadConfig(project, world.env);
  if (config.mode === 'off') return;
  if (world.standby && config.standby) await part(() => startStandby(world.env));
  if (start.source === 'compact' || start.source === 'clear')
    await part(() => openSessionMemory(state, start.session).forgetSaid());
  await part(() => recover(transactionWorld({ project, config, env: world.env, now: world.now })));
  await part(() => appendJournal(state, [runOf(start, project, now)]));
  const { transcript, session } = start;
  if (transcript !== undefined)
    await part(async () => takeInTranscripts({ transcript, session, project, config }, world.env, now));
  await part(async () => {
    const { problems } = await takeIn(world.env, now, config.retention);
    for (const problem of problems) logFault(state, 'intake', problem, now);
  });
}

function runOf({ session, model }: SessionStart, project: Project, now: number): RunRecord {
  const git = readGitHead(project);
  return {
    kind: 'run',
    id: session,
    session,
    ...(model !== undefined && { model }),
    project: project.key,
    ...(git?.head && { head: git.head }),
    ...(git?.branch && { branch: git.branch }),
    startedAt: now,
    status: 'running',
  };
}
