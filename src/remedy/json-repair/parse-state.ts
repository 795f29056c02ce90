import type { Fix } from './fix.ts';
import type { Token } from './tokens.ts';

/** An open bracket; the stack is a list that is never changed, so that states can be kept. */
export interface Open {
  bracket: '{' | '[';
  line: number;
  start: number;
  below: Open | null;
  depth: number;
}

/** What may come next. */
export type Phase = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'after';

export interface State {
  phase: Phase;
  stack: Open | null;
}

/** Where reading stopped. `token` is null at the end of the text. */
interface ParseError extends State {
  line: number;
  token: Token | null;
}

export interface Parsed {
  fixes: Fix[];
  error: ParseError | null;
  /** The state at the beginning of each line from the first one read. */
  states: State[];
}

export const START: State = { phase: 'value', stack: null };
