import { createHash } from 'node:crypto';

/** How to get the old text back from the new one: the one stretch in which they differ. */
export interface TextUndo {
  /** sha-256 hex of the new text: only that text is undone. */
  after: string;
  /** Offset and length of the stretch in the new text. */
  at: number;
  length: number;
  /** What stood there before. */
  text: string;
}

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The way back from `after` to `before`. */
export function undoOf(before: string, after: string): TextUndo {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    after: textHash(after),
    at: head,
    length: after.length - tail - head,
    text: before.slice(head, before.length - tail),
  };
}

/** The old text, or null when `text` is not what was written: somebody has edited it since. */
export const undone = (text: string, undo: TextUndo): string | null =>
  textHash(text) === undo.after ? text.slice(0, undo.at) + undo.text + text.slice(undo.at + undo.length) : null;
