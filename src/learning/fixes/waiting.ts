import { maskLine } from '../../failure/mask-line.ts';
import type { EventRecord } from '../../history/records.ts';
import type { Work } from './read-work.ts';
import type { Timeline } from './timeline.ts';

/** A failure that waits for the next run of its command. */
export interface Waiting {
  failure: NonNullable<EventRecord['failure']>;
  session: string;
  work: Work;
  masked: boolean;
  /** Position in the timeline behind which what is done counts. */
  from: number;
  /** Position at which the same run failed with something else, and not with this any more. */
  gone: number | null;
  at: number;
}

/** The run failed with something else: does what it prints show that this failure is gone? */
export function isGone({ failure }: Waiting, other: NonNullable<EventRecord['failure']>): boolean {
  if (other.text === '' || failure.root === '') return false;
  const line = maskLine(failure.root);
  return !other.text.split('\n').some((one) => maskLine(one).includes(line));
}

/**
 * Where what can have settled a failure ends: at the moment in which it was gone, where something had been done by then and nobody went on
 * with the same files.
 */
export function endOf(one: Waiting, timeline: Timeline, root: string): number {
  if (one.gone === null) return timeline.now;
  const before = timeline.between(one.from, one.gone, root).doings.map(({ action }) => action);
  const after = timeline.between(one.gone, timeline.now, root).doings.map(({ action }) => action);
  const places = new Set(before.flatMap(({ place }) => place ?? []));
  const goesOn = after.some(({ place }) => place !== undefined && places.has(place));
  return before.some(({ weight }) => weight === 'acts') && !goesOn ? one.gone : timeline.now;
}
