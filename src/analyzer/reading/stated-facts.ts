import type { Captures, Category } from '../../pattern/pattern.ts';
import { pickCaptures } from './pick-captures.ts';

/** A wording of a tool and what it states: named groups are captures, the category where the wording decides it. */
export interface Fact {
  pattern: RegExp;
  category?: Category;
}

/** What a message states. */
export interface Stated {
  captures: Captures;
  category?: Category;
}

/** What `message` states by the first wording that fits; nothing when none does. Every pattern must run in linear time. */
export const statedFacts = (message: string, facts: readonly Fact[]): Stated => {
  for (const { pattern, category } of facts) {
    const match = pattern.exec(message);
    if (match) return { captures: pickCaptures(match.groups), ...(category ? { category } : {}) };
  }
  return { captures: {} };
};
