import { advise } from '../advise.ts';
import { eventRecord } from '../history/event-record.ts';
import { noteSuccess } from '../history/note-success.ts';
import { shortHash } from '../history/short-hash.ts';
import { agentText } from '../report/agent-text.ts';
import type { News } from '../report/news.ts';
import { programName } from '../system/own-bundle.ts';
import type { Call } from './call.ts';
import { hookReply } from './hook-reply.ts';
import { notePassing } from './note-passing.ts';
import { type Outcome, settle } from './on-failure.ts';
import { setQuickPass } from './quick-pass.ts';

/** A command succeeded: it confirms the fix that waited for it, ends its failures, and counts as something tried against others. */
export async function onSuccess(call: Call, hookEventName: string): Promise<Outcome> {
  const { event, report, shape, memory, world, config, project } = call;
  const { attempts } = await settle(call);
  noteSuccess(memory, event, shape, project.root);
  await notePassing(call);
  if (world.quickPass) setQuickPass(!config.notices, world.env, event.session, project, event.cwd);
  const records = [eventRecord(event, report, world.now()), ...attempts];
  if (!config.notices || report.notices.length === 0) return { reply: null, records };
  const program = programName(world.env, project.root);
  const text = agentText(await newsOf(call, program), { maxChars: config.context.maxChars, program, now: world.now() });
  const key = shortHash(...report.notices.map(({ pattern, root }) => `${pattern}:${root}`));
  const said = text !== null && memory.sayOnce(key, event.agent) ? text : null;
  return { reply: hookReply(hookEventName, said), records };
}

/** The warnings, with the steps that settle the first. */
async function newsOf({ report, knowledge }: Call, program: string): Promise<News> {
  const [first] = report.notices;
  const id = first?.match?.pattern.playbook;
  const playbook = id ? await knowledge.playbook(id) : null;
  if (!first || !playbook) return { report };
  return {
    report,
    advice: advise({
      diagnosis: first,
      proposal: null,
      held: null,
      playbook,
      program,
      command: report.failure.event.command,
    }),
  };
}
