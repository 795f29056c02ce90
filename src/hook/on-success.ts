import { eventRecord } from '../history/event-record.ts';
import { shortHash } from '../history/short-hash.ts';
import { agentText } from '../report/agent-text.ts';
import { programName } from '../system/own-bundle.ts';
import type { Call } from './call.ts';
import { hookReply } from './hook-reply.ts';
import { type Outcome, settle } from './on-failure.ts';
import { allowQuickPass } from './quick-pass.ts';

/** Longest part of a command that is remembered as something that was tried. */
const ACTION = 120;

/** A command succeeded: it confirms the fix that waited for it, ends its failures, and counts as something tried against others. */
export async function onSuccess(call: Call, hookEventName: string): Promise<Outcome> {
  const { event, report, shape, memory, runKey, world, config } = call;
  const { attempts } = await settle(call);
  // A command whose status is hidden has not shown that it passed.
  if (shape.hidden.length === 0) memory.notePass(runKey);
  if (!shape.readOnly && shape.main) memory.noteAction(shape.main.text.slice(0, ACTION), event.agent);
  if (world.quickPass && !config.notices && !memory.hasOpenFailures())
    allowQuickPass(world.env, event.session, call.project, event.cwd);
  const records = [eventRecord(event, report, world.now()), ...attempts];
  if (!config.notices || report.notices.length === 0) return { reply: null, records };
  const program = programName(world.env, call.project.root);
  const text = agentText({ report }, { maxChars: config.context.maxChars, program, now: world.now() });
  const key = shortHash(...report.notices.map(({ pattern, root }) => `${pattern}:${root}`));
  const said = text !== null && memory.sayOnce(key, event.agent) ? text : null;
  return { reply: hookReply(hookEventName, said), records };
}
