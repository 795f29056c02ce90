import type { History, Intake } from '../history/port.ts';
import type { LearnedPattern } from '../learning/patterns/learned-pattern.ts';
import { accept, edit, faultOfRegex, reject } from '../learning/review/say-word.ts';
import { reviewItemText } from '../report/review-text.ts';
import { plural } from '../report/time-words.ts';
import { type CliContext, print } from './context.ts';
import { keepLearned, learnedHere } from './learned-here.ts';

/** Asks a person about each of these patterns. Status 1 while some still wait. */
export async function reviewWalk(
  context: CliContext,
  history: History & Intake,
  waiting: readonly LearnedPattern[],
): Promise<number> {
  const { select, text, isCancel } = await import('@clack/prompts');
  const changed = new Map<string, LearnedPattern>();
  for (const one of waiting) {
    print(context, reviewItemText(one, context.now(), context.style), '');
    const answer = await select({
      message: 'Your word?',
      options: [
        { value: 'accept', label: 'accept', hint: 'it is right; its fix may be applied' },
        { value: 'edit', label: 'edit', hint: 'another regex' },
        { value: 'reject', label: 'reject', hint: 'never again' },
        { value: 'later', label: 'later' },
      ],
    });
    if (isCancel(answer)) break;
    if (answer === 'accept') changed.set(one.id, accept(one, context.now()));
    if (answer === 'reject') changed.set(one.id, reject(one, context.now()));
    if (answer !== 'edit') continue;
    const regex = await text({
      message: 'Regex',
      initialValue: one.edited?.regex ?? one.regex ?? '',
      validate: (value) => faultOfRegex(value ?? '', one.examples) ?? undefined,
    });
    if (isCancel(regex)) break;
    changed.set(one.id, edit(one, { regex }));
  }
  const kept = learnedHere(context).map((one) => changed.get(one.id) ?? one);
  if (changed.size > 0) await keepLearned(context, history, kept);
  const left = waiting.length - [...changed.values()].filter(({ word }) => word !== null).length;
  print(context, `heal-hooks: ${plural(changed.size, 'pattern')} changed, ${left} left.`);
  return left > 0 ? 1 : 0;
}
