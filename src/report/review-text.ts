import type { LearnedPattern } from '../learning/patterns/learned-pattern.ts';
import { questionAbout } from '../learning/review/waits-for-word.ts';
import { fixWords } from './fix-words.ts';
import { labelled, listed } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { ago, plural } from './time-words.ts';

/** One learned pattern, with what is asked about it. */
export function reviewItemText(one: LearnedPattern, now: number, style: Style): string {
  const { remedy } = one;
  const fix = one.edited?.fix ?? remedy?.fix;
  const record =
    remedy && remedy.of > 0
      ? `; settled it ${remedy.times} of ${plural(remedy.of, 'time')} here, last ${ago(remedy.last, now)}`
      : '';
  const question = questionAbout(one);
  return [
    style.key(one.id),
    ...labelled('message', oneLine(one.template.replaceAll('<*>', '…'), 300), style),
    ...labelled('state', [one.state, one.why].filter(Boolean).join(': '), style),
    ...(question ? labelled('asked', question, style) : []),
    ...labelled('seen', `${plural(one.occurrences, 'time')}, last ${ago(one.lastSeen, now)}`, style),
    ...(fix ? labelled('fix', `${oneLine(fixWords(fix), 300)}${record}`, style) : []),
    ...(one.origin ? labelled('from', oneLine(one.origin.from, 120), style) : []),
    ...labelled('regex', one.edited?.regex ?? one.regex ?? 'none', style),
    ...listed(
      'lines',
      one.examples.slice(0, 2).map((line) => oneLine(line, 200)),
      style,
    ),
  ].join('\n');
}

/** A fix of the catalogue that was taken back or did not help. */
export interface FailedFix {
  pattern: string;
  remedy: string;
  times: number;
  last: number;
}

export function failedFixText({ pattern, remedy, times, last }: FailedFix, now: number, style: Style): string {
  const what = `${remedy} did not help ${plural(times, 'time')}, last ${ago(last, now)}; it is not tried again for the same failure`;
  return [style.key(pattern), ...labelled('fix', what, style)].join('\n');
}
