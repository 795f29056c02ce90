import type { AttemptRecord } from '../../history/records.ts';
import { isLearnedId, type LearnedPattern } from '../../learning/patterns/learned-pattern.ts';
import { questionAbout } from '../../learning/review/waits-for-word.ts';
import { type FailedFix, failedFixText, reviewItemText } from '../../report/review-text.ts';
import { plural } from '../../report/time-words.ts';
import { HealError } from '../../system/heal-error.ts';
import type { Run } from '../command-spec.ts';
import { type CliContext, print, printJson } from '../context.ts';
import { findById } from '../find-by-id.ts';
import { keepLearned, learnedHere } from '../learned-here.ts';
import { withHistory } from '../with-history.ts';

/**
 * `heal-hooks patterns review [id]`: what was learned here and waits for a person's word, and fixes that failed. With a word it is kept; on a
 * terminal each is asked about. Status 1 while something waits.
 */
export const run: Run = async (context, { args, options }) =>
  withHistory(context, async (history) => {
    const id = typeof args[0] === 'string' ? args[0] : null;
    const change = id === null ? null : (await import('../word-of-options.ts')).wordOfOptions(options, context.now());
    if (id !== null && change) {
      const patterns = learnedHere(context);
      const chosen = findById(patterns, id, 'learned pattern', `${context.program} patterns review --all`);
      const changed = change(chosen);
      const kept = await keepLearned(
        context,
        history,
        patterns.map((one) => (one === chosen ? changed : one)),
      );
      return tell(context, kept.find((one) => one.id === id) ?? changed, Boolean(options.json));
    }
    if (id === null && ['accept', 'reject', 'regex', 'search', 'command'].some((name) => options[name] !== undefined))
      throw new HealError({
        code: 'no-id',
        what: 'Nothing was changed',
        why: 'no pattern was named',
        next: `${context.program} patterns review <id> --accept`,
      });
    const all = learnedHere(context).filter((one) => id === null || one.id === id);
    const waiting = all.filter((one) => questionAbout(one) !== null);
    const shown = options.all || id !== null ? all : waiting;
    const failed = failedFixes(await history.attempts({ project: context.project.key, limit: 2_000 }), context.now());
    if (options.json)
      printJson(context, { waiting: waiting.length, patterns: shown.map(itemJson), failed_fixes: failed });
    else if (context.stdin.isTTY && context.stdout.isTTY && waiting.length > 0 && id === null)
      return (await import('../review-walk.ts')).reviewWalk(context, history, waiting);
    else {
      const texts = [
        ...shown.map((one) => reviewItemText(one, context.now(), context.style)),
        ...failed.map((one) => failedFixText(one, context.now(), context.style)),
      ];
      if (texts.length > 0) print(context, texts.join('\n\n'), '');
      print(context, `heal-hooks: ${endingOf(waiting.length, all.length, context.program)}`);
    }
    return waiting.length > 0 ? 1 : 0;
  });

const endingOf = (waiting: number, all: number, program: string): string =>
  waiting > 0
    ? `${plural(waiting, 'pattern waits', 'patterns wait')} for a word: ${program} patterns review <id> --accept (or --reject).`
    : `nothing waits for a word; ${plural(all, 'message')} known here.`;

function tell(context: CliContext, one: LearnedPattern, json: boolean): number {
  if (json) printJson(context, itemJson(one));
  else
    print(context, reviewItemText(one, context.now(), context.style), '', `heal-hooks: ${one.id} is ${one.state} now.`);
  return 0;
}

const itemJson = (one: LearnedPattern): object => ({
  id: one.id,
  state: one.state,
  why: one.why,
  question: questionAbout(one),
  message: one.template,
  error_regex: one.edited?.regex ?? one.regex,
  commands: one.commands,
  category: one.category,
  occurrences: one.occurrences,
  first_seen: new Date(one.firstSeen).toISOString(),
  last_seen: new Date(one.lastSeen).toISOString(),
  examples: one.examples,
  fix: one.edited?.fix ?? one.remedy?.fix ?? null,
  record: one.remedy && { times: one.remedy.times, of: one.remedy.of, last: new Date(one.remedy.last).toISOString() },
  word: one.word && { said: one.word.said, at: new Date(one.word.at).toISOString() },
  origin: one.origin?.from ?? null,
});

const RECENT_MS = 30 * 24 * 3_600_000;

/** Fixes of the catalogue that were taken back or did not help of late. */
function failedFixes(attempts: readonly AttemptRecord[], now: number): FailedFix[] {
  const byFix = new Map<string, FailedFix>();
  for (const { pattern, remedy, result, backup, at } of attempts) {
    if (backup === undefined || pattern === null || isLearnedId(pattern) || now - at > RECENT_MS) continue;
    if (result !== 'persistent' && result !== 'restored') continue;
    const known = byFix.get(`${pattern}\n${remedy}`) ?? { pattern, remedy, times: 0, last: 0 };
    byFix.set(`${pattern}\n${remedy}`, { ...known, times: known.times + 1, last: Math.max(known.last, at) });
  }
  return [...byFix.values()].sort((a, b) => b.last - a.last);
}
