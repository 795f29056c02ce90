import { openHistory } from '../../history/open-history.ts';
import { plural } from '../../report/time-words.ts';
import { stateDir } from '../../system/paths.ts';
import { takeIn } from '../../take-in.ts';
import { type Check, ok } from './check.ts';

/** Is the journal taken in and the database sound? A large one is read in full only when `--deep` asks for it. */
export const checkHistory: Check = {
  name: 'history',
  async run({ context, deep }) {
    const state = stateDir(context.env);
    const intake = await takeIn(context.env, context.now());
    const history = await openHistory(state);
    try {
      const { damage, whole } = await history.check(deep);
      const problems = [...new Set([...damage, ...intake.problems, ...history.problems()])];
      if (problems.length === 0)
        return [
          ok(`sound; ${plural(intake.taken, 'new record')} taken in${intake.busy ? ' (by another process)' : ''}`),
          ...(whole
            ? []
            : [ok(`it is large: its ends and its counters were read; all of it: ${context.program} doctor --deep`)]),
        ];
      return problems.map((what) => ({
        level: 'problem',
        what,
        why: 'What was recorded there may be missing; recording goes on.',
        ...(damage.includes(what) ? { command: `${context.program} history clear --everywhere` } : {}),
      }));
    } finally {
      await history.close();
    }
  },
};
