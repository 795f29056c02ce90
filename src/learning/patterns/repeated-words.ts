import type { EventRecord } from '../../history/records.ts';
import type { Observation } from '../observe-fixes.ts';
import { isLearnedId } from './learned-pattern.ts';

/** Words of failures that what settled them repeated, by fingerprint: of a single act, so that nothing else can have been it. */
export function repeatedWords(observations: readonly Observation[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const { fingerprint, result, actions } of observations) {
    const [only] = actions;
    if (result !== 'passed' || !only || actions.length > 1) continue;
    const known = words.get(fingerprint) ?? new Set();
    for (const need of only.needs) known.add(need);
    words.set(fingerprint, known);
  }
  return words;
}

/** The event as if nothing had been learned or guessed of the names in its failure, so that what repeats them is seen to do so. */
export function withoutNames(event: EventRecord): EventRecord {
  const { failure } = event;
  if (!failure || (failure.pattern !== null && !isLearnedId(failure.pattern))) return event;
  return { ...event, failure: { ...failure, pattern: null, captures: {} } };
}
