import type { Captures, Pattern } from '../pattern/pattern.ts';
import { fillTemplate, placeholdersOf } from '../pattern/placeholders.ts';

/** Stands between alternatives of a summary: the first one whose names were all captured is said. */
const OR = ' || ';

/**
 * The pattern's sentence with the names of this failure in it. Of alternatives the first that can be filled counts, else the last; a
 * sentence with a name that was not captured is left out; null when nothing remains.
 */
export function summaryOf(pattern: Pattern, captures: Captures): string | null {
  if (!pattern.summary) return null;
  const alternatives = pattern.summary.split(OR);
  const known: Record<string, string | undefined> = captures;
  const summary =
    alternatives.find((text) => placeholdersOf(text).every((name) => known[name] !== undefined)) ??
    alternatives.at(-1) ??
    '';
  const sentences = summary.split(/(?<=[.:;]) (?=\S)/);
  const filled = sentences.map((sentence) => fillTemplate(sentence, captures)).filter((text) => text !== null);
  if (filled.length === 0) return null;
  // A captured message may end its sentence itself.
  const text = filled.join(' ').replace(/([.!?])\.(?= |$)/g, '$1');
  const sides = pattern.category === 'assertion' ? sidesOf(captures, text) : null;
  return sides === null ? text : `${text}${/[.!?:]$/.test(text) ? '' : '.'} ${sides}`;
}

/** Longer values are for the output itself. */
const SHORT = 80;

/** What an assertion compared, unless the text says it already. */
function sidesOf({ expected, actual }: Captures, text: string): string | null {
  if (expected === undefined || actual === undefined || expected === actual) return null;
  if (expected.length > SHORT || actual.length > SHORT || /[\n`]/.test(expected + actual)) return null;
  return text.includes(expected) && text.includes(actual) ? null : `Expected \`${expected}\`, got \`${actual}\`.`;
}
