import { commandMatches } from '../config/command-matches.ts';
import { isSwitchedOff, loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import type { Event } from '../event/event.ts';
import type { ReadContext } from '../event/read-context.ts';
import { type HookReading, readHookPayload } from '../event/read-hook-payload.ts';
import { commandShape } from '../failure/command-shape.ts';
import { mayBeMasked } from '../failure/decide-outcome.ts';
import { runIdentity } from '../failure/run-identity.ts';
import { diagnoseEvent } from '../heal.ts';
import { logFault } from '../history/append-log.ts';
import { claimEvent } from '../history/claim-event.ts';
import { eventRecord } from '../history/event-record.ts';
import { appendJournal } from '../history/journal.ts';
import { isUnsaid } from '../history/pending-fix.ts';
import { openSessionMemory, type SessionMemory } from '../history/session-memory.ts';
import { shortHash } from '../history/short-hash.ts';
import type { Release } from '../history/unsaid-fix.ts';
import { isTrusted } from '../pattern/catalogue/trust.ts';
import { problemLine } from '../pattern/problem.ts';
import { configProblemText } from '../report/config-text.ts';
import { PLAIN } from '../report/style.ts';
import { stateDir } from '../system/paths.ts';
import { findProject, type Project } from '../system/project.ts';
import { shortRun } from '../system/short-run.ts';
import { uuidV7 } from '../system/uuid-v7.ts';
import type { Call } from './call.ts';
import { type HookReply, joinReplies } from './hook-reply.ts';
import type { HookWorld } from './hook-world.ts';
import { findLate, lateReply } from './late-reply.ts';
import { lenientMemory } from './lenient-memory.ts';
import { logToolRuns } from './log-tool-runs.ts';
import { type Outcome, onFailure } from './on-failure.ts';
import { onSuccess } from './on-success.ts';
import { parsePayload } from './parse-payload.ts';

/**
 * Answers one hook event: what the client should read, or null for silence. The command hook, the MCP server and the tests all come
 * through here. Never throws and never rejects: a fault of ours goes to our own log and the session goes on.
 * @param text the payload as the client sent it, untrusted
 * @param deliver hands the answer over, if there is one; what the answer tells counts as told afterwards, unless it throws or rejects
 */
export async function answerHook(
  text: string,
  world: HookWorld,
  deliver: Deliver = () => undefined,
): Promise<HookReply | null> {
  if (isSwitchedOff(world.env)) return null;
  try {
    const payload = parsePayload(text);
    if ('json' in payload) return await answerPayload(payload.json, world, deliver);
    logFault(stateDir(world.env), 'hook', payload.problem, world.now());
  } catch (error) {
    logFault(stateDir(world.env), 'hook', error, world.now());
  }
  return null;
}

type Deliver = (reply: HookReply) => void | Promise<void>;

async function answerPayload(json: unknown, world: HookWorld, deliver: Deliver): Promise<HookReply | null> {
  const projects = new Map<string, Project>();
  const projectOf = (cwd: string): Project => {
    const known = projects.get(cwd) ?? findProject(cwd);
    projects.set(cwd, known);
    return known;
  };
  const reading = readHookPayload(json, readContext(world, projectOf));
  switch (reading.kind) {
    case 'other':
      if (reading.problem) logFault(stateDir(world.env), 'hook', reading.problem, world.now());
      return null;
    case 'session-start':
      await (await import('./start-session.ts')).startSession(reading, world);
      return null;
    default:
      return answerCall(reading, projectOf(reading.event.cwd), world, deliver);
  }
}

const readContext = (world: HookWorld, projectOf: (cwd: string) => Project): ReadContext => ({
  cwd: world.cwd,
  projectOf: (cwd) => projectOf(cwd).key,
  now: world.now(),
  newId: uuidV7,
});

type CallReading = Extract<HookReading, { event: Event }>;

async function answerCall(
  reading: CallReading,
  project: Project,
  world: HookWorld,
  deliver: Deliver,
): Promise<HookReply | null> {
  const { event, hookEventName } = reading;
  const state = stateDir(world.env);
  const subject = { stateDir: state, projectKey: project.key, projectRoot: project.root };
  const { config, problems } = await loadConfig(project, world.env, () => isTrusted(subject));
  if (world.silent && saysNothing(reading, config) && !isUnsaid(state, project.key)) await world.silent();
  // A plugin's hook and a settings hook both deliver the event; the one that claims it speaks.
  if (config.mode === 'off' || claimEvent(state, event.session, event.id) === 'taken') return null;
  const fault = (error: unknown): void => void logFault(state, 'hook', error, world.now());
  const memory = lenientMemory(openSessionMemory(state, event.session), fault);
  const unsaid: Release[] = [];
  const whenSaid = (release: Release): void => void unsaid.push(release);
  let told = false;
  try {
    const late = await findLate(project, config, world, whenSaid);
    const { reply, records } = await answerKind();
    const note = (): void => keep(() => appendJournal(state, [...(late?.attempts ?? []), ...records]), world);
    // What was changed is written down before it is told; nobody waits for the rest.
    if (late || unsaid.length > 0) note();
    else world.later(note);
    const first = late && lateReply(late, hookEventName, records, world, project);
    const whole = first ? joinReplies(hookEventName, first, reply) : reply;
    if (whole) await deliver(whole);
    told = true;
    return whole;
  } finally {
    for (const release of unsaid) keep(() => release(told), world);
  }

  async function answerKind(): Promise<Outcome> {
    const { command, edit } = event;
    if (edit) memory.noteAction(`edit of ${shortPath(project.root, edit.file)}`, event.agent);
    if (reading.kind !== 'command' || command === undefined || event.background)
      return { reply: null, records: [eventRecord(event, null, world.now())] };
    if (await commandMatches(command, config.ignore.commands))
      return { reply: null, records: [eventRecord(event, null, world.now())] };
    const knowledge = await world.knowledge(project);
    const wrong = [...problems.map((one) => configProblemText(one, PLAIN)), ...knowledge.problems.map(problemLine)];
    logProblems(wrong, memory, fault);
    const diagnosed = () => diagnoseEvent(event, knowledge);
    const report = await (world.endsSoon ? shortRun(event.output.length, diagnosed) : diagnosed());
    const shape = commandShape(command);
    const runKey = runIdentity(event, shape, project.root);
    const call: Call = { event, report, shape, runKey, project, config, memory, world, knowledge, whenSaid };
    world.later(() => keep(() => logToolRuns(report, world.env, world.now(), config.retention.logMegabytes), world));
    return report.failure.outcome === 'succeeded' ? onSuccess(call, hookEventName) : onFailure(call, hookEventName);
  }
}

/** Is there nothing to say about it, whatever it printed? What a killed hook left unsaid is another matter. */
const saysNothing = ({ kind, event }: CallReading, config: Config): boolean =>
  config.mode === 'off' ||
  kind !== 'command' ||
  (event.exitCode === 0 && !config.notices && !mayBeMasked(event.command ?? ''));

/** What is wrong with files of the user or the project goes to our log, once a session; the rest of them works. */
function logProblems(lines: readonly string[], memory: SessionMemory, fault: (problem: string) => void): void {
  for (const line of lines) if (memory.sayOnce(shortHash(line))) fault(line);
}

/** A file of the project by its path in it. */
const shortPath = (root: string, file: string): string =>
  file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;

/** Writing down what happened must not cost the agent its answer. */
function keep(write: () => void, world: HookWorld): void {
  try {
    write();
  } catch (error) {
    logFault(stateDir(world.env), 'hook', error, world.now());
  }
}
