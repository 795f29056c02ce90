import { createHash } from 'node:crypto';
import type { EventRecord } from '../../history/records.ts';
import { CATEGORIES, type Category } from '../../pattern/pattern.ts';
import { readWork } from '../fixes/read-work.ts';
import { type Counterparts, guardPattern } from '../guards/guard-pattern.ts';
import { type PassingBook, passingLines } from '../guards/passing-book.ts';
import { inducePattern } from '../induction/induce-pattern.ts';
import { VALUE } from '../templates/settle.ts';
import { isTelling } from '../templates/template-regex.ts';
import { RECOGNISES } from './attribute-failures.ts';
import { failuresInStates } from './count-states.ts';
import { exactPattern } from './exact-pattern.ts';
import { type Group, type Grouping, groupMessages } from './group-messages.ts';
import { isLearnedId, type LearnedPattern } from './learned-pattern.ts';

/** What a project has seen, and what it had learned before. */
export interface Lessons extends Grouping {
  /** Oldest first. */
  events: readonly EventRecord[];
  previous: readonly LearnedPattern[];
  passing: PassingBook;
  minOccurrences: number;
  /** UTC milliseconds. */
  now: number;
}

/** What was not seen for so long is no longer recognised; after twice the time it is forgotten. */
const FADES_MS = 90 * 24 * 3_600_000;
/** Messages of one project; those not seen for longest go first. */
const MAX_PATTERNS = 500;
const MAX_EXAMPLES = 6;

/**
 * The messages of a project that no pattern of the catalogue knows, each with its pattern where all guards let it through. What a person said,
 * and what was found wrong before, stays. The same in whatever order the events of different sessions come.
 */
export function learnPatterns(lessons: Lessons): LearnedPattern[] {
  const { events, previous, passing, minOccurrences, now } = lessons;
  const failures = failuresInStates(events);
  const groups = groupMessages(failures, lessons);
  const before = new Map(previous.map((one) => [one.id, one]));
  const drafts = groups.map((group) => draft(group, before.get(idOf(group.key))));
  const seen = new Set(drafts.map(({ id }) => id));
  const lines = new Set(groups.flatMap((group) => [...group.lines]));
  // What has become a part of another message is not kept beside it.
  const others = previous.filter(
    ({ id, examples }) => !seen.has(id) && (examples.length === 0 || !examples.every((line) => lines.has(line))),
  );
  const all = [...drafts, ...others].filter(({ lastSeen, word }) => word !== null || now - lastSeen < 2 * FADES_MS);
  const known = failures.filter(({ failure: { pattern } }) => pattern !== null && !isLearnedId(pattern));
  const foreign = known.map(({ failure }) => failure.root);
  const counterparts = { passing: passingLines(passing) };
  return all
    .map((one) => {
      const beside = all.filter(({ id }) => id !== one.id).flatMap(({ examples }) => examples);
      return judged(one, { ...counterparts, foreign: [...foreign, ...beside] }, minOccurrences, now);
    })
    .sort((a, b) => b.lastSeen - a.lastSeen || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_PATTERNS);
}

/** Words of the message and a hash of it. */
function idOf(key: string): string {
  const words = key
    .replaceAll(VALUE, ' ')
    .toLowerCase()
    .match(/[a-z]{2,20}/g) ?? ['message'];
  return `learned/${words.slice(0, 5).join('-')}-${createHash('sha256').update(key).digest('hex').slice(0, 6)}`;
}

function draft({ key, failures, lines }: Group, before: LearnedPattern | undefined): LearnedPattern {
  const examples = [...new Set([...(before?.examples ?? []), ...lines])].sort().slice(0, MAX_EXAMPLES);
  const times = failures.map(({ event }) => event.at);
  const programs = new Set([...(before?.programs ?? []), ...failures.flatMap(({ event }) => programsOf(event))]);
  const distinct = new Set(failures.map(({ state, failure }) => `${state}\n${failure.root}`)).size;
  const telling = isTelling(key.replaceAll(VALUE, '<*>'));
  const made = telling ? inducePattern(examples) : exactPattern(examples, [...programs]);
  return {
    id: idOf(key),
    template: made?.template ?? key.replaceAll(VALUE, '<*>'),
    regex: made?.source ?? null,
    commands: made && 'commands' in made ? made.commands : null,
    category: categoryOf(failures.at(-1)?.failure.category),
    state: before?.state ?? 'observed',
    why: '',
    occurrences: Math.max(distinct, before?.occurrences ?? 0),
    firstSeen: Math.min(...times, before?.firstSeen ?? Number.POSITIVE_INFINITY),
    lastSeen: Math.max(...times, before?.lastSeen ?? 0),
    programs: [...programs].sort().slice(0, 8),
    examples,
    remedy: before?.origin ? before.remedy : null,
    word: before?.word ?? null,
    ...(before?.edited && { edited: before.edited }),
    demotion: before?.demotion ?? null,
    ...(before?.origin && { origin: before.origin }),
  };
}

const programsOf = ({ command, cwd }: EventRecord): string[] =>
  (command === undefined ? null : readWork(command, cwd))?.calls.map(({ program }) => program) ?? [];

const categoryOf = (name: string | undefined): Category => CATEGORIES.find((one) => one === name) ?? 'other';

/** How far it has come without a remedy. */
function judged(one: LearnedPattern, counterparts: Counterparts, min: number, now: number): LearnedPattern {
  const at = (state: LearnedPattern['state'], why: string): LearnedPattern => ({ ...one, state, why });
  const regex = one.edited?.regex ?? one.regex;
  if (one.word?.said === 'rejected') return at('demoted', 'rejected by a person');
  if (one.demotion?.because === 'passing') return at('demoted', one.demotion.what);
  if (now - one.lastSeen >= FADES_MS) return at('observed', 'not seen for 90 days');
  if (one.occurrences < min && !one.origin) return at('observed', `seen ${one.occurrences} of ${min} times`);
  if (regex === null) return at('candidate', 'its lines have no pattern that is bounded and says enough');
  const fault = guardPattern({ regex, examples: one.examples }, counterparts);
  if (fault === null) return at('known', '');
  // It was one already, and a run has passed since with it in its output.
  if (RECOGNISES.has(one.state) && fault.includes('passing'))
    return { ...at('demoted', fault), demotion: { at: now, because: 'passing', what: fault } };
  return at('candidate', fault);
}
