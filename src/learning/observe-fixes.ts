import { dirname } from 'node:path';
import type { AttemptRecord, EventRecord } from '../history/records.ts';
import type { Action, BoundAction } from './fixes/action.ts';
import { actionOfCommand } from './fixes/action-of-command.ts';
import { actionOfEdit } from './fixes/action-of-edit.ts';
import { actionOfWay } from './fixes/action-of-way.ts';
import { bindAction } from './fixes/bind-action.ts';
import { namedParts } from './fixes/named-parts.ts';
import { namesOf } from './fixes/names-of.ts';
import { callsBefore, readWork, type Work } from './fixes/read-work.ts';
import { shellWriting } from './fixes/shell-writing.ts';
import { Timeline } from './fixes/timeline.ts';
import { endOf, isGone, type Waiting } from './fixes/waiting.ts';
import { weighEvidence } from './fixes/weigh-evidence.ts';

/** Root of the work tree that a folder belongs to. */
type RootOf = (folder: string) => string;

/** What became of one failure at the next run of the same command. */
export interface Observation {
  fingerprint: string;
  /** The pattern that recognised it, or null. */
  pattern: string | null;
  /** What it says without the names in it (`namedParts`), or null. */
  shape: string | null;
  /** The session that did what is credited. */
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

/** A run that comes later than this has little to do with the failure. */
const PATIENCE_MS = 12 * 3_600_000;
/** Failures in one folder that wait at a time. */
const MAX_WAITING = 50;

/**
 * Reads from what was recorded of a project what was done between each failure and the next run of the same command in the same work
 * tree, and whether it helped. A pass in another session counts when the one that saw the failure did nothing more about it.
 * @param events oldest first
 * @param isConsequence what was recognised does not name its cause: that stands somewhere in the output
 * @param attempts our own fixes: they changed files, so that what passed after one is nobody else's credit
 */
export function observeFixes(
  events: readonly EventRecord[],
  attempts: readonly AttemptRecord[],
  rootOf: RootOf,
  isConsequence: (pattern: string) => boolean = () => false,
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

  function observed(
    { failure }: Waiting,
    { at }: EventRecord,
    session: string,
    result: Observation['result'],
    done: readonly Action[],
  ): Observation {
    const { fingerprint, pattern, captures, root, text } = failure;
    const names = namesOf(captures, root);
    const about = pattern !== null && isConsequence(pattern) ? `${root}\n${text}` : root;
    const bound = new Map(weighEvidence(done).map((action) => [action.text, bindAction(action, names, about)]));
    return { fingerprint, pattern, shape: namedParts(root).shape, session, at, result, actions: [...bound.values()] };
  }

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
    for (const one of waiting.get(work.folder) ?? []) {
      if (at - one.at > PATIENCE_MS) continue;
      const before = callsBefore(one.work, work);
      if (before) sameRun = true;
      const observation = before && (failed ? failedAgain(one, event, before) : passed(one, event, work, before));
      if (observation) found.push(observation);
      else left.push(one);
    }
    if (failed && failure && failure.signature !== '') {
      const masked = event.outcome === 'masked';
      left.push({ failure, session, work, masked, from: timeline.now, gone: null, at });
    }
    waiting.set(work.folder, left.slice(-MAX_WAITING));
    if (!failed && !sameRun) timeline.add({ root, session, action: actionOfCommand({ ...work, root, whole: true }) });
    return found;
  }

  /** Null while it waits on. */
  function failedAgain(one: Waiting, event: EventRecord, before: Work['calls']): Observation | null {
    if (one.session !== event.session || !event.failure) return null;
    const root = rootOf(one.work.folder);
    if (one.failure.fingerprint !== event.failure.fingerprint) {
      if (one.gone === null && isGone(one, event.failure)) one.gone = timeline.now;
      return null;
    }
    const { doings } = timeline.between(one.gone ?? one.from, timeline.now, root);
    const own = doings.flatMap(({ session, action }) => (session === event.session ? [action] : []));
    const { command = '', cwd } = event;
    const chained = actionOfCommand({ command, cwd, folder: one.work.folder, root, calls: before, whole: false });
    return observed(one, event, event.session, 'again', chained ? [...own, chained] : own);
  }

  /** Null while it waits on. */
  function passed(one: Waiting, event: EventRecord, work: Work, before: Work['calls']): Observation | null {
    // Where the shell hides the status, the same command shows its pass as it showed its failure.
    if (work.hidden && !(one.masked && one.work.command === work.command)) return null;
    const root = rootOf(work.folder);
    const { actors, doings } = timeline.between(one.from, endOf(one, timeline, root), root);
    const mine = one.session === event.session;
    if (!mine && actors.has(one.session)) return null; // it is still at it
    const chained = one.gone === null ? actionOfCommand({ ...work, root, calls: before, whole: false }) : null;
    const acting = new Set(chained ? [...actors, event.session] : actors);
    const [actor = event.session] = acting;
    const doneBy = (by: string): Action[] => doings.flatMap(({ session, action }) => (session === by ? [action] : []));
    if (acting.size > 1 || actor === null)
      return observed(one, event, event.session, 'unclear', [...doneBy(event.session), ...(chained ? [chained] : [])]);
    const extra = chained ?? actionOfWay(one.work, work, root);
    const done = [...doneBy(actor), ...(extra ? [extra] : [])];
    const idle = done.every(({ weight }) => weight === 'checks');
    return observed(one, event, actor, idle ? (mine ? 'flake' : 'unclear') : 'passed', done);
  }
}
