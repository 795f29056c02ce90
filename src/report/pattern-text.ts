import type { Pattern } from '../pattern/pattern.ts';
import { fixWords } from './fix-words.ts';
import { labelled, listed, table } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { ago, plural } from './time-words.ts';

/** A pattern, and how often it was met. */
export interface CountedPattern {
  pattern: Pattern;
  occurrences: number;
  /** UTC milliseconds; null when never. */
  lastSeen: number | null;
}

/** One line for each pattern. */
export function patternsText(patterns: readonly CountedPattern[], now: number, style: Style): string {
  if (patterns.length === 0) return 'heal-hooks: no such pattern.';
  const rows = patterns.map(({ pattern, occurrences, lastSeen }) => [
    style.key(pattern.id),
    pattern.category,
    remedyWord(pattern),
    occurrences === 0 ? '' : String(occurrences),
    lastSeen === null ? '' : ago(lastSeen, now),
    oneLine(pattern.title, 120),
  ]);
  const lines = table(rows, style, ['id', 'category', 'remedy', 'seen', 'last', 'title']);
  return `${lines.join('\n')}\n\nheal-hooks: ${plural(patterns.length, 'pattern')}.`;
}

const remedyWord = ({ auto_fix: fix, playbook }: Pattern): string =>
  fix ? `${fix.safety ?? 'unsafe'} fix` : playbook ? 'playbook' : '';

/** All that a pattern says. */
export function patternText({ pattern, occurrences, lastSeen }: CountedPattern, now: number, style: Style): string {
  const lines = [`${style.strong(pattern.id)}  ${oneLine(pattern.title, 200)}`];
  const add = (label: string, text: string | undefined): void => {
    if (text) lines.push(...labelled(label, oneLine(text, 4000), style, 12));
  };
  add('from', `${pattern.layer}${pattern.trusted ? '' : ' (not trusted: its fix is only suggested)'}`);
  add('regex', pattern.error_regex + (pattern.flags === 'm' ? '' : `  flags ${pattern.flags}`));
  add('commands', pattern.commands?.join(', '));
  add('kind', `${pattern.category}, ${pattern.severity}, confidence ${pattern.confidence}${roles(pattern)}`);
  add('says', pattern.summary);
  add('why', pattern.why);
  add('fix', pattern.auto_fix ? `${fixWords(pattern.auto_fix)} (${pattern.auto_fix.safety ?? 'unsafe'})` : undefined);
  add('playbook', pattern.playbook);
  add('avoid', pattern.avoid);
  add(
    'seen',
    occurrences === 0
      ? 'never here'
      : `${plural(occurrences, 'time')}${lastSeen ? `, last ${ago(lastSeen, now)}` : ''}`,
  );
  lines.push(...listed('matches', exampleLines(pattern.examples?.matches), { ...style, width: 0 }, 12));
  lines.push(...listed('not', exampleLines(pattern.examples?.non_matches), { ...style, width: 0 }, 12));
  return lines.join('\n');
}

const roles = ({ generic, consequence, notice }: Pattern): string =>
  [generic && ', generic', consequence && ', a consequence', notice && ', a notice'].filter(Boolean).join('');

const exampleLines = (examples: readonly string[] = []): string[] =>
  examples.flatMap((text) => text.split('\n').map((line) => oneLine(line, 400)));
