import { type Tool, textArgument } from '../tool.ts';

/** Events shown unless more are asked for. */
const DEFAULT = 10;
const MOST = 50;

/** What failed before in this project, and what became of it. */
export const history: Tool = {
  name: 'history',
  title: 'Earlier failures',
  description: 'Failures recorded in this project, newest first, with what was tried and whether it helped.',
  inputSchema: {
    type: 'object',
    properties: {
      fingerprint: { type: 'string', description: 'only this failure' },
      limit: { type: 'number', description: `at most ${MOST}, default ${DEFAULT}` },
    },
  },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async call(args, { env, cwd, now }) {
    const { openHistory } = await import('../../history/open-history.ts');
    const { takeIn } = await import('../../take-in.ts');
    const { historyText } = await import('../../report/history-text.ts');
    const { PLAIN } = await import('../../report/style.ts');
    const { stateDir } = await import('../../system/paths.ts');
    const { findProject } = await import('../../system/project.ts');
    const project = findProject(cwd).key;
    const limit = Math.min(Math.max(Math.trunc(Number(args.limit)) || DEFAULT, 1), MOST);
    await takeIn(env, now());
    const store = await openHistory(stateDir(env));
    try {
      const filter = { project, fingerprint: textArgument(args, 'fingerprint') };
      const events = await store.events({ ...filter, failures: true, limit });
      const attempts = await store.attempts({ ...filter, limit: limit * 4 });
      return { text: historyText(events, attempts, now(), PLAIN) };
    } finally {
      await store.close();
    }
  },
};
