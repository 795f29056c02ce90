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
  // A captured message may end its sentence itself.
  return filled.length > 0 ? filled.join(' ').replace(/([.!?])\.(?= |$)/g, '$1') : null;
}
