import { belongsToSession } from '../belongs-to-session.ts';
import type { Tool } from '../tool.ts';

/** Set by the client on calls that the model makes; a call that a hook makes has none. */
const FROM_MODEL = 'claudecode/toolUseId';

/** Answers the client's hooks. What it is told becomes history, so it listens to nobody else. */
export const hook: Tool = {
  name: 'hook',
  title: 'Answer a hook',
  description: 'Called by the hooks of Claude Code, not by an agent.',
  inputSchema: { type: 'object', properties: {} },
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  hidden: true,
  async call(args, { meta, env, cwd, now, onEvent, afterwards }) {
    if (FROM_MODEL in meta)
      return { text: 'This tool answers hooks of the client; `diagnose` reads an output.', failed: true };
    if (!belongsToSession(args, env)) return { text: '' };
    const { answerHook } = await import('../../hook/answer-hook.ts');
    const { knowledgeOnce } = await import('../../knowledge-once.ts');
    // The arguments carry the names of the payload; what no template filled in is read as absent.
    // What the last answer left to be written may be asked for by this one.
    afterwards?.finish();
    const later = afterwards?.later ?? ((work: () => void) => work());
    const world = { env, cwd, now, knowledge: knowledgeOnce(env), quickPass: false, later };
    const reply = await answerHook(JSON.stringify(args), world);
    onEvent?.();
    return { text: reply ? JSON.stringify(reply) : '' };
  },
};
