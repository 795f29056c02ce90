import type { LearnedPattern } from '../patterns/learned-pattern.ts';

/** What a person is asked about a learned pattern. */
export type Question = 'may its fix be applied' | 'its fix failed' | 'passing runs print it' | 'imported';

/** What is asked about a pattern; null when nothing is, or when a person has answered since. */
export function questionAbout({ state, why, demotion, word, origin, remedy }: LearnedPattern): Question | null {
  if (word?.said === 'rejected') return null;
  const answered = word?.at ?? 0;
  if (demotion && demotion.at > answered)
    return demotion.because === 'fix' ? 'its fix failed' : 'passing runs print it';
  if (state === 'fixable' && remedy && why.startsWith('waits for')) return 'may its fix be applied';
  return origin && !word ? 'imported' : null;
}
