import type { EventRecord } from '../history/records.ts';
import { namedParts } from './fixes/named-parts.ts';
import { judgeActions, type Scope } from './judge-actions.ts';
import type { Lesson } from './lesson.ts';
import type { Observation } from './observe-fixes.ts';
import { patternKey } from './pattern-key.ts';
import { isLearnedId } from './patterns/learned-pattern.ts';
import { shapeKey } from './shape-key.ts';

/**
 * Everything that a project has learned: lessons by fingerprint; by `pattern:<id>` what holds for every failure of a pattern, and by
 * `shape:<line>` for every failure that says the same of another name.
 */
export interface ExperienceBook {
  version: 1;
  lessons: Readonly<Record<string, Lesson>>;
}

/** Lessons of one project; the least recently seen go first. */
const MAX_LESSONS = 2_000;

/**
 * Writes the lessons of a project from its failures and what was observed after them. Only what is worth telling is kept.
 * @param minOccurrences how often a failure must occur; the one that is told about counts
 */
export function experienceBook(
  events: readonly EventRecord[],
  observations: readonly Observation[],
  minOccurrences: number,
): ExperienceBook {
  const lessons: [string, Lesson][] = [];
  const seen = groupBy(events, ({ failure }) => failure?.fingerprint ?? null);
  const after = groupBy(observations, ({ fingerprint }) => fingerprint);
  for (const [fingerprint, failures] of seen) {
    if (failures.length + 1 < minOccurrences) continue;
    const lesson = lessonOf(failures, after.get(fingerprint) ?? []);
    if (isWorthTelling(lesson)) lessons.push([fingerprint, lesson]);
  }
  type Failures = readonly EventRecord[];
  const carriesOver = (
    key: string,
    failures: Failures,
    list: readonly Observation[],
    scope: Scope = 'others',
  ): void => {
    const lesson = lessonOf(failures, list, scope);
    if (lesson.settled.length > 0) lessons.push([key, lesson]);
  };
  const seenByPattern = groupBy(events, ({ failure }) => failure?.pattern ?? null);
  for (const [pattern, list] of groupBy(observations, (one) => one.pattern))
    carriesOver(
      patternKey(pattern),
      seenByPattern.get(pattern) ?? [],
      list,
      isLearnedId(pattern) ? 'message' : 'others',
    );
  const byShape = groupBy(observations, ({ shape }) => shape);
  const seenByShape = groupBy(events, ({ failure }) => (failure ? namedParts(failure.root).shape : null));
  for (const [shape, list] of byShape) carriesOver(shapeKey(shape), seenByShape.get(shape) ?? [], list);
  lessons.sort(([, a], [, b]) => b.lastSeen - a.lastSeen);
  return { version: 1, lessons: Object.fromEntries(lessons.slice(0, MAX_LESSONS)) };
}

function lessonOf(
  failures: readonly EventRecord[],
  observations: readonly Observation[],
  scope: Scope = 'failure',
): Lesson {
  const { settled, inVain } = judgeActions(observations, scope);
  const count = (result: Observation['result']): number => observations.filter((one) => one.result === result).length;
  return {
    seen: failures.length,
    sessions: new Set(failures.map(({ session }) => session)).size,
    lastSeen: failures.reduce((last, { at }) => Math.max(last, at), 0),
    passed: count('passed') + count('unclear') + count('flake'),
    flaked: count('flake'),
    settled: settled.map(({ fix: _fix, unbroken: _unbroken, ...told }) => told),
    inVain,
  };
}

const isWorthTelling = ({ settled, inVain, sessions, passed, flaked }: Lesson): boolean =>
  settled.length > 0 || inVain.length > 0 || flaked > 0 || (sessions >= 2 && passed === 0);

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
