import type { Captures, Pattern } from '../pattern/pattern.ts';
import { fillTemplate } from '../pattern/placeholders.ts';

/**
 * The pattern's sentence with the names of this failure in it. A sentence with a name that was not captured is left out; null when
 * nothing remains.
 */
export function summaryOf(pattern: Pattern, captures: Captures): string | null {
  if (!pattern.summary) return null;
  const sentences = pattern.summary.split(/(?<=[.:;]) (?=\S)/);
  const filled = sentences.map((sentence) => fillTemplate(sentence, captures)).filter((text) => text !== null);
  // A captured message may end its sentence itself.
  return filled.length > 0 ? filled.join(' ').replace(/([.!?])\.(?= |$)/g, '$1') : null;
}
