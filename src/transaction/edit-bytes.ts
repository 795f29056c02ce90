import { decodeText, encodeText } from '../system/decode-text.ts';
import type { Replacement } from './plan.ts';

/** Why an edit cannot be made, in words. */
export class EditRefused extends Error {
  override name = 'EditRefused';
}

/** Applies replacements (not overlapping, in any order) to a text. Throws `EditRefused`. */
export function editText(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length)
      throw new EditRefused('a replacement outside of the text');
    if (start < at) throw new EditRefused('two replacements overlap');
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

/** The same for a file's bytes; every byte outside of the replacements stays as it is, whatever the encoding. Throws `EditRefused`. */
export function editBytes(bytes: Uint8Array, replacements: readonly Replacement[]): Buffer {
  const decoded = decodeText(bytes);
  const encoded = encodeText({ ...decoded, text: editText(decoded.text, replacements) });
  if (!encoded) throw new EditRefused('the new text has a character that the file cannot hold in its encoding');
  return encoded;
}
