import { relative } from 'node:path';
import type { FileEdit } from '../../event/event.ts';
import type { Action, ActionFix } from './action.ts';
import { changedLines } from './changed-lines.ts';
import { hidesFailure } from './hides-failure.ts';

/** Longest text of one side that is told, and that is applied. */
const SIDE = 60;
const APPLIED_SIDE = 2_000;
const TAKEN_OUT = '‹redacted›';
const LONGEST_TOPIC = 2_000;
/** Pages for people. */
const PROSE_FILE = /(?:\.(?:md|mdx|rst|adoc)|(?:^|\/)(?:LICEN[CS]E|CHANGELOG|AUTHORS|NOTICE)[\w.-]*)$/i;
const COMMENT = /^\s*(?:\/\/|\/\*|\*(?:\s|\/|$)|#(?=\s|#|$)|--\s|<!--|;{1,3}\s)/;
/** A name that can be told as it is. */
const PLAIN_PATH = /^[\w@.+-][\w@.+/ ()[\]-]{0,150}$/;
/** So many words of plain text in a row are a sentence, and what a sentence in a file says is not ours to repeat. */
const SENTENCE = /(?:[\p{L}',]+ ){5}[\p{L}]+/u;

/** An edit as an action: file, old and new text. Told with both texts where they are short. */
export function actionOfEdit(edit: FileEdit, root: string): Action {
  const { oldText, newText } = edit;
  const place = relative(root, edit.file);
  const { removed, added } = changedLines(oldText ?? '', newText ?? '');
  const hidden = hidesFailure(place, removed, added);
  const changed = [...removed, ...added];
  const comment = changed.length > 0 && changed.every((line) => line.trim() === '' || COMMENT.test(line));
  return {
    kind: 'edit',
    place,
    text: [place, oldText ?? '', newText ?? ''].join('\n'),
    topic: [place, ...changed].join('\n').slice(0, LONGEST_TOPIC),
    words: hidden || !PLAIN_PATH.test(place) ? null : wordsOf(place, oldText, removed, added),
    fix: hidden || comment ? null : fixOf(place, edit),
    weight: comment && !hidden ? 'checks' : PROSE_FILE.test(place) ? 'books' : 'acts',
  };
}

/** Null for a whole new file, and where a part is long, was taken out or holds what a placeholder looks like. */
function fixOf(place: string, { oldText, newText }: FileEdit): ActionFix | null {
  if (!oldText || newText === null || oldText === newText || place.startsWith('..')) return null;
  const unfit = [oldText, newText, place].some(
    (text) => text.length > APPLIED_SIDE || text.includes(TAKEN_OUT) || text.includes('${'),
  );
  return unfit ? null : { search: oldText, replace: newText, files: [place] };
}

function wordsOf(place: string, oldText: string | null, removed: readonly string[], added: readonly string[]): string {
  const [before = '', after = ''] = [removed[0]?.trim(), added[0]?.trim()];
  const told = [before, after].every(
    (side) => side.length <= SIDE && !/[`‹]/.test(side) && !SENTENCE.test(side) && isPrintable(side),
  );
  if (oldText === null && added.length !== 1) return `writing ${place}`;
  if (!told || removed.length > 1 || added.length > 1 || before + after === '') return `edit of ${place}`;
  if (removed.length === 0) return `edit of ${place}: added ${after}`;
  return added.length === 0 ? `edit of ${place}: removed ${before}` : `edit of ${place}: ${before} → ${after}`;
}

const isPrintable = (text: string): boolean => !/\p{C}/u.test(text);

/** Several edits of one file as one action: only together they are what was done. */
export function mergeEdits(edits: readonly Action[]): Action {
  const [first] = edits as [Action];
  if (edits.length === 1) return first;
  const words = edits.some((edit) => edit.words === null) ? null : `edit of ${first.place}`;
  const weight = (['acts', 'books'] as const).find((one) => edits.some((edit) => edit.weight === one)) ?? 'checks';
  const topic = edits.map((edit) => edit.topic).join('\n');
  return { ...first, text: edits.map(({ text }) => text).join('\n'), words, weight, topic, fix: null };
}
