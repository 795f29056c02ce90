import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';

/** Signs that word processors and web pages put in the place of those that programs use. */
const PLAIN: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '×': '*',
  '；': ';',
  '，': ',',
  '（': '(',
  '）': ')',
  '\u00a0': ' ',
  '\u2003': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\u200b': '',
  '\ufeff': '',
};

/** The line with its typographic signs (quotes, dashes, hard spaces) replaced by those of the keyboard; nothing when it has none. */
export function typographic(text: string, line: number): Replacement[] {
  const span = lineSpan(text, line);
  if (!span) return [];
  const shown = text.slice(...span);
  const plain = [...shown].map((char) => PLAIN[char] ?? char).join('');
  return plain === shown ? [] : [{ start: span[0], end: span[1], text: plain }];
}
