import { playbookText } from '../../report/playbook-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { playbookNamed } from '../playbook-named.ts';

/** `heal-hooks playbooks show <id>`: the steps, with names filled in where they are given. */
export const run: Run = async (context, { args, options }) => {
  const playbook = await playbookNamed(context, String(args[0]), (options.set as string[] | undefined) ?? []);
  if (options.json) printJson(context, playbook);
  else print(context, playbookText(playbook, context.style));
  return 0;
};
