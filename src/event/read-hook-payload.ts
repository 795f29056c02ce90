import type { Denial } from './denial.ts';
import type { Event } from './event.ts';
import { type Fields, fieldsOf, numberOf, textOf } from './payload-fields.ts';
import type { ReadContext } from './read-context.ts';
import { readEdit } from './read-edit.ts';
import { type CallEnd, readFailedCall } from './read-failed-call.ts';
import { readFinishedCall } from './read-finished-call.ts';

/** What a hook payload was. `hookEventName` is as the client sent it, for the reply. */
export type HookReading =
  /** A command that ended (or went to the background). */
  | { kind: 'command'; hookEventName: string; event: Event }
  /** A file edit that was made. */
  | { kind: 'edit'; hookEventName: string; event: Event }
  /** A tool call that never ran, or that a person stopped: never a failure. */
  | { kind: 'denied'; hookEventName: string; event: Event; denial: Denial }
  /** `source`: startup, resume, clear or compact. */
  | {
      kind: 'session-start';
      hookEventName: string;
      session: string;
      cwd: string;
      source: string;
      model?: string;
      /** Where the client keeps its account of the session. */
      transcript?: string;
    }
  /** Nothing for us; `problem` says in words what is wrong when the payload should have been better. */
  | { kind: 'other'; hookEventName: string; problem?: string };

const SHELLS = new Set(['Bash', 'PowerShell']);
const EDITORS = new Set(['Edit', 'Write', 'MultiEdit', 'NotebookEdit']);

/** Some senders leave the event's name out; the fields tell which it was. */
const nameOf = (payload: Fields): string => {
  const name = textOf(payload, 'hook_event_name', 'hookEventName');
  if (name !== null) return name;
  if (textOf(payload, 'error', 'error_message') !== null || fieldsOf(payload.error)) return 'PostToolUseFailure';
  return 'tool_response' in payload ? 'PostToolUse' : '';
};

/**
 * Reads what a hook got on stdin (or an MCP hook tool got as arguments). Never throws: what cannot be read comes back as
 * `other` with the problem in words.
 * @param json the parsed payload, untrusted
 */
export function readHookPayload(json: unknown, context: ReadContext): HookReading {
  const payload = fieldsOf(json);
  if (!payload) return { kind: 'other', hookEventName: '', problem: 'the payload is not a JSON object' };
  const hookEventName = nameOf(payload);
  if (hookEventName === '') return { kind: 'other', hookEventName, problem: 'the payload has no hook_event_name' };
  if (hookEventName === 'SessionStart') return readSessionStart(payload, hookEventName, context);
  if (hookEventName !== 'PostToolUse' && hookEventName !== 'PostToolUseFailure')
    return { kind: 'other', hookEventName };
  const tool = textOf(payload, 'tool_name', 'toolName');
  if (tool === null) return { kind: 'other', hookEventName, problem: `${hookEventName} without tool_name` };
  const input = fieldsOf(payload.tool_input) ?? payload;
  const failed = hookEventName === 'PostToolUseFailure';
  if (SHELLS.has(tool)) return readCommand(payload, hookEventName, tool, input, failed, context);
  if (!EDITORS.has(tool) || failed) return { kind: 'other', hookEventName };
  const edit = readEdit(input, fieldsOf(payload.tool_response));
  if (!edit) return { kind: 'other', hookEventName, problem: `${tool} without file_path` };
  const end: CallEnd = { exitCode: null, output: '', interrupted: false };
  return { kind: 'edit', hookEventName, event: { ...eventOf(payload, tool, end, context), edit } };
}

function readSessionStart(payload: Fields, hookEventName: string, context: ReadContext): HookReading {
  const model = textOf(payload, 'model');
  const transcript = textOf(payload, 'transcript_path');
  return {
    kind: 'session-start',
    hookEventName,
    session: textOf(payload, 'session_id') ?? '',
    cwd: textOf(payload, 'cwd') ?? context.cwd,
    source: textOf(payload, 'source') ?? 'startup',
    ...(model !== null && { model }),
    ...(transcript !== null && { transcript }),
  };
}

function readCommand(
  payload: Fields,
  hookEventName: string,
  tool: string,
  input: Fields,
  failed: boolean,
  context: ReadContext,
): HookReading {
  const command = textOf(input, 'command');
  if (command === null) return { kind: 'other', hookEventName, problem: `${tool} without a command` };
  const end = failed ? readFailedCall(payload) : readFinishedCall(payload);
  const event: Event = { ...eventOf(payload, tool, end, context), command };
  const denial = end.denial ?? (end.interrupted ? 'interrupted' : null);
  return denial ? { kind: 'denied', hookEventName, event, denial } : { kind: 'command', hookEventName, event };
}

/** Everything but `command` and `edit`. */
function eventOf(payload: Fields, tool: string, end: CallEnd, context: ReadContext): Event {
  const session = textOf(payload, 'session_id') ?? context.session ?? '';
  const call = textOf(payload, 'tool_use_id');
  const agent = textOf(payload, 'agent_id');
  const cwd = textOf(payload, 'cwd') ?? context.cwd;
  const durationMs = numberOf(payload, 'duration_ms');
  return {
    id: call === null ? context.newId() : `${session}:${call}`,
    source: context.source ?? 'hook',
    session,
    ...(agent !== null && { agent }),
    tool,
    cwd,
    project: context.projectOf(cwd),
    exitCode: end.exitCode,
    output: end.output,
    ...(end.cut && { cut: end.cut }),
    interrupted: end.interrupted,
    ...(end.background && { background: true }),
    startedAt: context.now - (durationMs ?? 0),
    ...(durationMs !== null && { durationMs }),
  };
}
