import { historyText } from '../../report/history-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { withHistory } from '../with-history.ts';

const DEFAULT_LIMIT = 20;

/** `heal-hooks history`: what happened and what was done about it, newest first. */
export const run: Run = async (context, { options }) => {
  const project = options.everywhere ? undefined : context.project.key;
  const limit = typeof options.limit === 'number' ? options.limit : DEFAULT_LIMIT;
  await withHistory(context, async (history) => {
    const events = await history.events({ project, limit, failures: !options.all });
    const attempts = await history.attempts({ project, limit: limit * 4 });
    if (options.json) {
      const shown = new Set(events.map((event) => event.id));
      printJson(context, { events, attempts: attempts.filter((attempt) => shown.has(attempt.eventId)) });
    } else print(context, historyText(events, attempts, context.now(), context.style));
  });
  return 0;
};
