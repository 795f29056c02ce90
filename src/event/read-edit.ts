import type { FileEdit } from './event.ts';
import { type Fields, fieldsOf, textOf } from './payload-fields.ts';

/** At most this much of each side is kept: enough to learn from. */
const SIDE_LIMIT = 20_000;

const clip = (text: string | null): string | null => (text === null ? null : text.slice(0, SIDE_LIMIT));

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !value.startsWith('[')) return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return []; // text that merely starts with a bracket
  }
};

/** An edit that deletes has an empty new text, which is not the same as none. */
const newTextOf = (edit: Fields | null): string | null =>
  textOf(edit, 'new_string', 'content', 'new_source') ?? (edit && 'new_string' in edit ? '' : null);

const joined = (parts: (string | null)[]): string | null =>
  parts.some((part) => part !== null) ? parts.map((part) => part ?? '').join('\n') : null;

/**
 * What an edit tool changed, from its input and its response. Several edits of one call are joined by line ends.
 * @returns null when not even the file is named
 */
export function readEdit(input: Fields | null, response: Fields | null): FileEdit | null {
  const file = textOf(input, 'file_path', 'notebook_path', 'path') ?? textOf(response, 'filePath', 'notebook_path');
  if (file === null) return null;
  const edits = listOf(input?.edits).map(fieldsOf);
  if (edits.length > 0)
    return {
      file,
      oldText: clip(joined(edits.map((edit) => textOf(edit, 'old_string')))),
      newText: clip(joined(edits.map(newTextOf))),
    };
  return {
    file,
    oldText: clip(textOf(input, 'old_string') ?? textOf(response, 'oldString', 'originalFile', 'old_source')),
    newText: clip(newTextOf(input) ?? textOf(response, 'newString', 'content')),
  };
}
