import type { Category } from '../../pattern/pattern.ts';
import type { ActionFix } from '../fixes/action.ts';

/**
 * How far a message has come. `observed`: seen too seldom. `candidate`: often enough, but a guard speaks against a pattern (`why`). `known`: it
 * is recognised. `fixable`: something settled it. `trusted`: that may be applied. `demoted`: it was wrong, and counts no more.
 */
export type LearnedState = 'observed' | 'candidate' | 'known' | 'fixable' | 'trusted' | 'demoted';

/** What settled it, as data that can be applied, and its record. */
export interface LearnedRemedy {
  fix: ActionFix;
  /** As it is told, with `${name}` for what the failure at hand names. */
  words: string;
  /** Sessions in which it settled it, all of its times, the last time (UTC milliseconds). */
  times: number;
  of: number;
  last: number;
}

/** A message that no pattern of the catalogue knows, and what is known of it. */
export interface LearnedPattern {
  /** `learned/<words>-<hash of the message>`: the same message has the same id everywhere. */
  id: string;
  /** The message with `<*>` for its names. */
  template: string;
  /** Null while none can be made of it. */
  regex: string | null;
  /** Globs of the commands that it is bound to, where the text alone is too short to mean anything. */
  commands: string[] | null;
  category: Category;
  state: LearnedState;
  /** Why it has come no further, in words. */
  why: string;
  /** Distinct times: another text, or another state of the project. */
  occurrences: number;
  firstSeen: number;
  lastSeen: number;
  /** Programs that printed it. */
  programs: string[];
  /** A few lines, secrets taken out. */
  examples: string[];
  remedy: LearnedRemedy | null;
  /** What a person said about it, and the hash of what it was said about. */
  word: { said: 'accepted' | 'rejected'; about: string; at: number } | null;
  /** A person's own form of it, in place of what was learned. */
  edited?: { regex?: string; fix?: ActionFix };
  demotion: { at: number; because: 'passing' | 'fix'; what: string } | null;
  /** Where it was imported from. */
  origin?: { from: string; at: number };
}

/** Everything of one project. */
export interface LearnedStore {
  version: 1;
  patterns: readonly LearnedPattern[];
}

export const isLearnedId = (id: string): boolean => id.startsWith('learned/');
