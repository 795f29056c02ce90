import type { Category } from '../../pattern/pattern.ts';
import type { ActionFix } from '../fixes/action.ts';
import { RECOGNISES } from '../patterns/attribute-failures.ts';
import { isLearnedId, type LearnedPattern } from '../patterns/learned-pattern.ts';

/** A learned pattern on its way to another project: templates and counts, no lines, nobody's paths. */
export interface ExchangedPattern {
  id: string;
  title: string;
  error_regex: string;
  category: Category;
  severity: 'medium';
  commands?: string[];
  auto_fix: ActionFix | null;
  /** How it is told. */
  remedy?: string;
  /** What the fix has shown where it comes from. */
  record?: { times: number; of: number };
  occurrences: number;
  /** ISO 8601. */
  last_seen: string;
}

/** A file of learned patterns. A pattern file that everybody reads, with where it comes from. */
export interface ExchangeFile {
  version: 1;
  /** A name for the project that tells nothing of it, and when (ISO 8601). */
  learned_by: { project: string; at: string };
  patterns: ExchangedPattern[];
}

/** Places that are somebody's, and people. */
const PERSONAL =
  /(?:^|[\s'"=:(])(?:~|\/(?:home|Users|root|mnt|private|var|tmp)\b|[A-Za-z]:\\)|[\w.+-]+@[\w-]+\.\w|‹redacted›/;

export const isPersonal = (text: string): boolean => PERSONAL.test(text);

/** What may leave: patterns that recognise something, without those that hold what is somebody's. */
export function exportLearned(patterns: readonly LearnedPattern[], project: string, now: number): ExchangeFile {
  return {
    version: 1,
    learned_by: { project, at: new Date(now).toISOString() },
    patterns: patterns.flatMap((one) => exchanged(one) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Null where it recognises nothing, or is personal. */
export function exchanged(one: LearnedPattern): ExchangedPattern | null {
  const regex = one.edited?.regex ?? one.regex;
  const title = one.template.replaceAll('<*>', '…').slice(0, 160);
  if (regex === null || !RECOGNISES.has(one.state) || isPersonal(title)) return null;
  const fix = one.edited?.fix ?? one.remedy?.fix ?? null;
  const texts = fix === null ? [] : 'command' in fix ? fix.command : [fix.search, fix.replace, ...fix.files];
  const told = fix && !texts.some(isPersonal) ? one.remedy : null;
  return {
    id: one.id,
    title,
    error_regex: regex,
    category: one.category,
    severity: 'medium',
    ...(one.commands && { commands: one.commands }),
    auto_fix: told && fix,
    ...(told && { remedy: told.words, record: { times: told.times, of: told.of } }),
    occurrences: one.occurrences,
    last_seen: new Date(one.lastSeen).toISOString(),
  };
}

/** An entry of such a file as it was read and checked: its regex is proved linear, its fix has one of the two shapes. */
export interface Imported {
  id: string;
  title: string;
  regex: string;
  category: Category;
  commands: string[] | null;
  fix: ActionFix | null;
  words: string;
}

/**
 * Takes patterns of another project in. They count for nothing until they are verified here: against what passes here, and their fixes by what
 * they settle here.
 * @param from where they come from
 * @param now UTC milliseconds
 */
export function importLearned(
  patterns: readonly LearnedPattern[],
  imported: readonly Imported[],
  from: string,
  now: number,
): LearnedPattern[] {
  const known = new Set(patterns.map(({ id }) => id));
  const fresh = imported.filter(({ id }) => isLearnedId(id) && !known.has(id)).map((one) => toLearned(one, from, now));
  return [...patterns, ...fresh];
}

const toLearned = (
  { id, title, regex, category, commands, fix, words }: Imported,
  from: string,
  now: number,
): LearnedPattern => ({
  id,
  template: title.replaceAll('…', '<*>'),
  regex,
  commands,
  category,
  state: 'candidate',
  why: 'imported, not yet verified here',
  occurrences: 0,
  firstSeen: now,
  lastSeen: now,
  programs: [],
  examples: [],
  remedy: fix && { fix, words, times: 0, of: 0, last: now },
  word: null,
  demotion: null,
  origin: { from, at: now },
});
