import { fillTemplate, placeholdersOf } from '../pattern/placeholders.ts';
import { guardCommand } from './command-guard.ts';
import { commandTouches } from './command-touches.ts';
import { planOf, refuse } from './plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from './remedy.ts';

/** Milliseconds that a remedial command may take. */
export const COMMAND_TIMEOUT_MS = 300_000;

/** Plans a remedial command of a pattern: each placeholder fills one word, and the command guard has the last word. */
export async function planCommand(
  template: readonly string[],
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal> {
  const { captures } = input.diagnosis;
  const argv = template.map((word) => fillTemplate(word, captures));
  const words = argv.filter((word): word is string => word !== null);
  if (words.length < argv.length)
    return refuse('The failure does not name everything that the remedial command needs.');
  const fromData = words.filter((_word, index) => placeholdersOf(template[index] ?? '').length > 0);
  const reason = guardCommand(words, fromData);
  if (reason) return refuse(`\`${words.join(' ')}\` is not run: it ${reason}.`);
  if (!(await view.which(words[0] ?? ''))) return refuse(`${words[0]} is not installed here.`);
  return planOf(
    input,
    view,
    [
      {
        kind: 'command',
        argv: words,
        cwd: view.cwd,
        touches: commandTouches(words, input.options.touches),
        timeoutMs: COMMAND_TIMEOUT_MS,
      },
    ],
    `runs \`${words.join(' ')}\``,
  );
}
