import { dirname } from 'node:path';
import type { AttemptRecord, EventRecord } from '../history/records.ts';
import type { Action, BoundAction } from './fixes/action.ts';
import { actionOfCommand } from './fixes/action-of-command.ts';
import { actionOfEdit } from './fixes/action-of-edit.ts';
import { bindAction } from './fixes/bind-action.ts';
import { callsBefore, readWork, type Work } from './fixes/read-work.ts';
import { shellWriting } from './fixes/shell-writing.ts';
import { Timeline } from './fixes/timeline.ts';

/** Root of the work tree that a folder belongs to. */
type RootOf = (folder: string) => string;

/** What became of one failure at the next run of the same command. */
export interface Observation {
  fingerprint: string;
  /** The pattern that recognised it, or null. */
  pattern: string | null;
  session: string;
  /** UTC milliseconds of that run. */
  at: number;
  /**
   * `passed`: these actions share the credit. `again`: the same failure, so they were in vain. `flake`: it passed although nothing had
   * been done. `unclear`: it passed, but who did it cannot be told.
   */
  result: 'passed' | 'again' | 'flake' | 'unclear';
  actions: readonly BoundAction[];
}

/** A failure that waits for the next run of its command. */
interface Waiting {
  failure: NonNullable<EventRecord['failure']>;
  work: Work;
  masked: boolean;
  /** Position in the timeline behind which what is done counts. */
  from: number;
  at: number;
}

/** A run that comes later than this has little to do with the failure. */
const PATIENCE_MS = 12 * 3_600_000;
/** Failures of one session that wait at a time. */
const MAX_WAITING = 50;

/**
 * Reads from what was recorded of a project what was done between each failure and the next run of the same command in the same session
 * and work tree, and whether it helped.
 * @param events oldest first
 * @param attempts our own fixes: they changed files, so that what passed after one is nobody else's credit
 */
export function observeFixes(
  events: readonly EventRecord[],
  attempts: readonly AttemptRecord[],
  rootOf: RootOf,
): Observation[] {
  const timeline = new Timeline();
  const waiting = new Map<string, Waiting[]>();
  const observations: Observation[] = [];
  const ownFixes = attempts.filter(({ backup }) => backup !== undefined).sort((a, b) => a.at - b.at);
  const read = new Map<string, Work | null>(); // a session repeats its commands
  let next = 0;
  for (const event of events) {
    if (event.interrupted) continue;
    if (event.edit) {
      const root = rootOf(dirname(event.edit.file));
      timeline.add({ root, session: event.session, action: actionOfEdit(event.edit, root) });
    } else if (event.command !== undefined) {
      const work = workOf(event.command, event.cwd);
      if (work) observations.push(...readRun(event, work));
      const writing = event.outcome === 'succeeded' && event.exitCode === 0 ? shellWriting(event.command) : null;
      if (writing) timeline.add({ root: rootOf(event.cwd), session: event.session, action: writing });
    }
    // A fix of ours is written down after the failure that it answers.
    for (; (ownFixes[next]?.at ?? Number.POSITIVE_INFINITY) <= event.at; next++)
      timeline.add({ root: null, session: null, action: null });
  }
  return observations;

  function workOf(command: string, cwd: string): Work | null {
    const key = `${cwd}\n${command}`;
    if (!read.has(key)) read.set(key, readWork(command, cwd));
    return read.get(key) ?? null;
  }

  function readRun(event: EventRecord, work: Work): Observation[] {
    const { session, at, failure } = event;
    const root = rootOf(work.folder);
    const failed = event.outcome !== 'succeeded';
    if (!failed && event.exitCode !== 0) return []; // in the background, or nobody said how it ended
    const found: Observation[] = [];
    const left: Waiting[] = [];
    let sameRun = false;
    for (const one of waiting.get(session) ?? []) {
      const before = at - one.at <= PATIENCE_MS ? callsBefore(one.work, work) : null;
      // Where the shell hides the status, the same command shows its pass as it showed its failure.
      const proven = !work.hidden || (one.masked && one.work.command === work.command);
      if (before) sameRun = true;
      const ended = before && (failed ? one.failure.fingerprint === failure?.fingerprint : proven);
      if (!ended) {
        if (at - one.at <= PATIENCE_MS) left.push(one);
        continue;
      }
      const { actions, others } = timeline.since(one.from, root, session);
      const chained = actionOfCommand({ ...work, root, calls: before });
      found.push(observed(one, event, chained ? [...actions, chained] : actions, others));
    }
    if (failed && failure && failure.signature !== '')
      left.push({ failure, work, masked: event.outcome === 'masked', from: timeline.now, at });
    waiting.set(session, left.slice(-MAX_WAITING));
    if (!failed && !sameRun)
      timeline.add({ root, session, action: actionOfCommand({ ...work, root, calls: work.calls }) });
    return found;
  }
}

function observed({ failure }: Waiting, event: EventRecord, done: readonly Action[], others: boolean): Observation {
  const { fingerprint, pattern, captures, root } = failure;
  const result =
    event.outcome !== 'succeeded'
      ? 'again'
      : others
        ? 'unclear'
        : done.every(({ weight }) => weight === 'checks')
          ? 'flake'
          : 'passed';
  const acting = done.filter(({ weight }) => weight === 'acts');
  const counted = acting.length > 0 ? acting : done.filter(({ weight }) => weight !== 'checks');
  const bound = new Map(counted.map((action) => [action.text, bindAction(action, captures, root)]));
  return { fingerprint, pattern, session: event.session, at: event.at, result, actions: [...bound.values()] };
}
