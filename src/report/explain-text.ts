import type { Report } from '../diagnosis/diagnosis.ts';
import type { Match } from '../pattern/pattern.ts';
import { labelled } from './layout.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';
import { plural } from './time-words.ts';

/** Why a text was read as it was: each match with its line, its regex and its part in the result. */
export function explainText(report: Report, matches: readonly Match[], style: Style): string {
  if (matches.length === 0) return 'heal-hooks: no pattern matches this text.';
  const root = report.diagnoses[0]?.match;
  const named = new Set(report.diagnoses.map((diagnosis) => diagnosis.match?.pattern.id));
  const part = (match: Match): string => {
    if (root && match.pattern.id === root.pattern.id && match.line === root.line) return style.good('the root cause');
    if (named.has(match.pattern.id)) return 'a cause of its own';
    if (match.pattern.notice) return 'a notice: no failure by itself';
    if (match.pattern.consequence) return 'follows from another problem';
    return match.pattern.generic ? 'a runner-up: generic' : 'a runner-up';
  };
  const blocks = matches
    .slice(0, 20)
    .map((match) => [
      `${style.key(match.pattern.id)}  ${part(match)}`,
      ...labelled(`line ${match.line}`, oneLine(match.text, 240), style, 11),
      ...labelled('regex', match.pattern.error_regex, { ...style, width: 0 }, 11),
      ...labelled('captured', captured(match), style, 11),
      ...labelled(
        'weight',
        `confidence ${match.pattern.confidence}, ${plural(match.literalLength, 'literal character')}`,
        style,
        11,
      ),
    ]);
  const rest = matches.length > 20 ? `\n\nand ${plural(matches.length - 20, 'more match', 'more matches')}` : '';
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}${rest}\n\nheal-hooks: ${plural(matches.length, 'match', 'matches')}; root cause: ${report.diagnoses[0]?.pattern ?? 'unknown'}.`;
}

const captured = ({ captures }: Match): string =>
  Object.entries(captures)
    .map(([name, value]) => `${name}=${oneLine(value, 80)}`)
    .join('  ') || 'nothing';
