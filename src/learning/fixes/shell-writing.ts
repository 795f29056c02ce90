import type { Action } from './action.ts';

/** A program that only shows, writing into a file. Text in quotes may look like it, which costs no more than a clear credit. */
const WRITES =
  /\b(?:echo|printf|cat|sed|awk|jq|yq|head|tail|sort|tee|envsubst)\b[^|;&\n]{0,400}>>?\s{0,4}(?!&|\/dev\/null|\/tmp\/)[\w./~"'$]/;

/** A file written by the shell (`echo … > file`) as an action; it is an edit whose texts are not known, so it is never told. */
export const shellWriting = (command: string): Action | null =>
  WRITES.test(command) ? { kind: 'edit', text: command, words: null, fix: null, weight: 'acts' } : null;
