import { commandWords } from '../../remedy/command-words.ts';
import type { Playbook, PlaybookStep } from '../../remedy/remedy.ts';
import { playbookText, stepLines } from '../../report/playbook-text.ts';
import { commandRunner } from '../command-runner.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { playbookNamed } from '../playbook-named.ts';

/**
 * `heal-hooks playbooks run <id>`: walks a person through the steps. Commands are shown and run only after a yes, without a shell; what
 * needs a shell is left to the person. Without a terminal the steps are printed. Status 1 when a check is answered with no.
 */
export const run: Run = async (context, { args, options }) => {
  const playbook = await playbookNamed(context, String(args[0]), (options.set as string[] | undefined) ?? []);
  if (options.json) printJson(context, playbook);
  else if (context.stdin.isTTY && context.stdout.isTTY) return walk(playbook, context);
  else print(context, playbookText(playbook, context.style));
  return 0;
};

async function walk(playbook: Playbook, context: CliContext): Promise<number> {
  const { confirm, isCancel } = await import('@clack/prompts');
  const yes = async (message: string): Promise<boolean | null> => {
    const answer = await confirm({ message });
    return isCancel(answer) ? null : answer;
  };
  print(context, context.style.strong(playbook.title), '');
  for (const [index, step] of playbook.steps.entries()) {
    print(context, ...stepLines(step, `${index + 1}.`, context.style));
    if (step.command && (await offer(step, yes, context)) === null) return 1;
    if ((await yes('Go on?')) !== true) return 1;
  }
  for (const indicator of playbook.success_indicators) if ((await yes(`${indicator}?`)) !== true) return 1;
  print(context, `heal-hooks: ${playbook.id} is done.`);
  return 0;
}

/** A name that is not filled in: `${module}`, `<database>`. */
const BLANK = /\$\{|<[a-z][\w ]*>/;

/** Null when the person wants to stop. */
async function offer(
  step: PlaybookStep,
  yes: (message: string) => Promise<boolean | null>,
  context: CliContext,
): Promise<boolean | null> {
  const argv = step.command === undefined || BLANK.test(step.command) ? null : commandWords(step.command);
  if (!argv || argv.length === 0) return false;
  const wanted = await yes(`Run \`${step.command}\`?`);
  if (!wanted) return wanted;
  // A pager would wait for a key in the middle of the walk.
  const env = { ...context.env, PAGER: 'cat', GIT_PAGER: 'cat' };
  const { exitCode } = await commandRunner({ ...context, env }, false)(argv);
  if (exitCode !== 0) print(context, context.style.faint(`status ${exitCode}`));
  return wanted;
}
