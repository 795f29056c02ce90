import { VALUE } from './settle.ts';
import { isPunctuation } from './tokens.ts';

/** What a token looks like. `code` names an error (`TS2322`, `KeyError`); `identifier` is joined of words (`a.b`, `user_id`, `maxSize`). */
export type Shape = 'value' | 'code' | 'numbered' | 'capitals' | 'identifier' | 'word';

export function shapeOf(token: string): Shape {
  if (token.includes(VALUE)) return 'value';
  if (/^(?:[A-Z]{1,7}-?\d{3,5}|\w*(?:Error|Exception))$/.test(token)) return 'code';
  if (/\d/.test(token)) return 'numbered';
  if (/^[A-Z][A-Z_-]+$/.test(token)) return 'capitals';
  if (/[._@/\\$-]|[a-z][A-Z]/.test(token)) return 'identifier';
  return 'word';
}

/** Nouns after which a name stands. */
const NOUN =
  /^(?:user|users|username|login|account|node|host|hostname|server|client|device|interface|name|named|id|file|path|job|task|pool|queue|daemon|service|container|instance|session|thread)$/i;
/** What comes after such a noun when the sentence goes on: `interface up` says what happened, not which interface. */
const SENTENCE =
  /^(?:up|down|on|off|ready|running|started|stopped|failed|closed|open|opened|unknown|not|is|was|has|had|and|or|of|for|from|to|with|in|at|by)$/i;
/** Prepositions after which a name may stand, or a word of the message. */
const PREPOSITION = /^(?:for|from|to|by|at|via|as|using|into|against|named|called)$/i;
/** The two states of a switch; as values they stand among punctuation and other values, not in a sentence. */
const STATE = /^(?:on|off|yes|no|enabled|disabled)$/i;
const QUOTE = /^["'`]$/;

/** The place of a token among its neighbours. */
export type Place = 'assigned' | 'quoted' | 'after noun' | 'after preposition' | 'first' | 'inside';

/** What stands before a position, past one blank. */
const priorOf = (tokens: readonly string[], position: number): string =>
  (tokens[position - 1] === ' ' ? tokens[position - 2] : tokens[position - 1]) ?? '';

export function placeOf(tokens: readonly string[], position: number): Place {
  const prior = priorOf(tokens, position);
  if (prior === '=') return 'assigned';
  if (QUOTE.test(prior) && tokens[position - 1] === prior && tokens[position + 1] === prior) return 'quoted';
  if (NOUN.test(prior)) return 'after noun';
  if (PREPOSITION.test(prior)) return 'after preposition';
  return position === 0 ? 'first' : 'inside';
}

/** True for a word that goes on with the sentence where a name could stand. */
export const continuesSentence = (token: string): boolean => SENTENCE.test(token);

/** True for `on`, `off` and their like where they are a value: `( on off )`, not `turned on`. */
export function isSwitchValue(tokens: readonly string[], position: number): boolean {
  if (!STATE.test(tokens[position] as string)) return false;
  const prior = priorOf(tokens, position);
  return prior !== '' && (isPunctuation(prior) || prior === VALUE || STATE.test(prior));
}
