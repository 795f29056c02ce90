import type { Captures } from '../pattern/pattern.ts';
import type { ExperienceBook } from './experience-book.ts';
import type { Lesson, Settling, Telling } from './lesson.ts';
import { patternKey } from './pattern-key.ts';

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
  const lesson = own ?? ofPattern;
  if (!lesson) return null;
  const settled = firstTold(own?.settled ?? [], failure) ?? firstTold(ofPattern?.settled ?? [], failure);
  const inVain = lesson.inVain.flatMap((one) => fill(one, failure) ?? []).filter((words) => words !== settled?.by);
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

function firstTold(list: readonly Settling[], failure: FailureAtHand): Recalled['settled'] | null {
  for (const { times, of, last, ...telling } of list) {
    const by = fill(telling, failure);
    if (by !== null) return { by, times, of, last };
  }
  return null;
}

/** The words with the names of this failure; null when it is about other names, or a name is missing or unfit for a command. */
function fill({ words, needs }: Telling, { captures, root }: FailureAtHand): string | null {
  if (needs.some((need) => !root.includes(need))) return null;
  let fits = true;
  const filled = words.replace(PLACEHOLDER, (_, name: keyof Captures) => {
    const value = captures[name];
    if (value === undefined || !SAFE_NAME.test(value)) fits = false;
    return value ?? '';
  });
  return fits ? filled : null;
}
