import type { Captures } from '../pattern/pattern.ts';
import type { ExperienceBook } from './experience-book.ts';
import { namedParts } from './fixes/named-parts.ts';
import { namesOf } from './fixes/names-of.ts';
import type { Lesson, Settling, Telling } from './lesson.ts';
import { patternKey } from './pattern-key.ts';
import { shapeKey } from './shape-key.ts';

/** A failure that has just happened. */
interface FailureAtHand {
  fingerprint: string;
  /** The pattern that recognised it, or null. */
  pattern: string | null;
  captures: Captures;
  /** The line that states the cause. */
  root: string;
}

/** What the project remembers of it. */
export interface Recalled {
  /** How often it was seen, this time included. */
  seen: number;
  /** UTC milliseconds. */
  lastSeen: number;
  settled?: { by: string; times: number; of: number; last: number };
  inVain?: string[];
  /** Times that the same command passed with nothing done. */
  flaked?: number;
}

/** A name that may stand in a command: no blanks, no quotes, nothing that a shell reads, no option. */
const SAFE_NAME = /^[\w@.][\w@./:+-]{0,150}$/;
const PLACEHOLDER = /\$\{(\w+)\}/g;

/** What the book says about a failure, in the failure's own names; null when that is nothing. */
export function recallLesson(book: ExperienceBook, failure: FailureAtHand): Recalled | null {
  const own = lessonAt(book, failure.fingerprint);
  const ofPattern = failure.pattern === null ? null : lessonAt(book, patternKey(failure.pattern));
  const { shape } = namedParts(failure.root);
  const ofShape = shape === null ? null : lessonAt(book, shapeKey(shape));
  const lesson = own ?? ofShape ?? ofPattern;
  if (!lesson) return null;
  const names = namesOf(failure.captures, failure.root);
  const told = (list: readonly Settling[] = []): Recalled['settled'] | null => firstTold(list, failure.root, names);
  const vain = lesson.inVain.flatMap((one) => fill(one, failure.root, names) ?? []);
  const carriedOver = told(ofShape?.settled) ?? told(ofPattern?.settled);
  // What helped for other names may have been in vain for this one.
  const settled = told(own?.settled) ?? (carriedOver && !vain.includes(carriedOver.by) ? carriedOver : null);
  const inVain = vain.filter((words) => words !== settled?.by);
  const flaked = lesson.flaked;
  const unsolved = own !== null && own.sessions >= 2 && own.passed === 0;
  if (!settled && inVain.length === 0 && flaked === 0 && !unsolved) return null;
  return {
    seen: lesson.seen + 1,
    lastSeen: lesson.lastSeen,
    ...(settled && { settled }),
    ...(inVain.length > 0 && { inVain }),
    ...(flaked > 0 && { flaked }),
  };
}

const lessonAt = ({ lessons }: ExperienceBook, key: string): Lesson | null =>
  Object.hasOwn(lessons, key) ? (lessons[key] ?? null) : null;

function firstTold(list: readonly Settling[], root: string, names: Names): Recalled['settled'] | null {
  for (const { times, of, last, ...telling } of list) {
    const by = fill(telling, root, names);
    if (by !== null) return { by, times, of, last };
  }
  return null;
}

type Names = Readonly<Record<string, string>>;

/** The words with the names of this failure; null when it is about other names, or a name is missing or unfit for a command. */
function fill({ words, needs, about }: Telling, root: string, names: Names): string | null {
  if (needs.some((need) => !root.includes(need))) return null;
  if (about && differing(about, names) > 1) return null;
  let fits = true;
  const filled = words.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(names, name) ? names[name] : undefined;
    if (value === undefined || !SAFE_NAME.test(value)) fits = false;
    return value ?? '';
  });
  return fits ? filled : null;
}

/** How many of the things that were named are others now. */
const differing = (about: Names, names: Names): number =>
  new Set(Object.entries(about).flatMap(([name, value]) => (names[name] === value ? [] : [value]))).size;
