import { belongsToSession } from '../belongs-to-session.ts';
import { earlyAnswers } from '../early-answers.ts';
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
  async call(args, { meta, env, cwd, now, onEvent, afterwards, early = earlyAnswers() }) {
    if (FROM_MODEL in meta)
      return { text: 'This tool answers hooks of the client; `diagnose` reads an output.', failed: true };
    if (!belongsToSession(args, env)) return { text: '' };
    const { answerHook } = await import('../../hook/answer-hook.ts');
    const { knowledgeOnce } = await import('../../knowledge-once.ts');
    // The arguments carry the names of the payload; what no template filled in is read as absent.
    const later = afterwards?.later ?? ((work: () => void) => work());
    return early.answer(async (answer) => {
      let isAnswered = false;
      const silent = (): Promise<void> => {
        isAnswered = true;
        return answer({ text: '' });
      };
      const world = { env, cwd, now, knowledge: knowledgeOnce(env), quickPass: false, later, silent };
      const reply = await answerHook(JSON.stringify(args), world, () => {
        if (isAnswered) throw new Error('something was to be said after all'); // so that it does not count as told
      });
      onEvent?.();
      return { text: reply ? JSON.stringify(reply) : '' };
    });
  },
};
