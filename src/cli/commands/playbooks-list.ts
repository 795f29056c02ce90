import { loadKnowledge } from '../../knowledge.ts';
import { playbooksText } from '../../report/playbook-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { sayProblems } from '../say-problems.ts';

/** `heal-hooks playbooks list [word]`: situations with steps that settle them. */
export const run: Run = async (context, { args, options }) => {
  const knowledge = await loadKnowledge(context.project, context.env);
  const word = typeof args[0] === 'string' ? args[0].toLowerCase() : '';
  const all = await knowledge.playbooks();
  sayProblems(context, await knowledge.playbookProblems());
  const shown = all.filter((one) => `${one.id} ${one.title} ${one.trigger}`.toLowerCase().includes(word));
  if (options.json) printJson(context, shown);
  else print(context, playbooksText(shown, context.style));
  return 0;
};
