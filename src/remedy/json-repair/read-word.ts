import type { Dialect } from './dialect.ts';
import type { FixKind } from './fix.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const JSON5_NUMBER = /^[+-]?(?:0[xX][0-9a-fA-F]+|Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/;
const LITERALS = ['true', 'false', 'null'];
const FOREIGN: Readonly<Record<string, string>> = { none: 'null', nil: 'null' };
/** Words that a program would have written for something that JSON does not have: no reading is the right one. */
const NO_VALUE = /^(?:undefined|nan|-?infinity|[+-]?\.?\d.*)$/i;
const PLAIN = /^(?:\.{0,2}\/)?[A-Za-z_$^~@.*][\w$./@*^~<>|+-]*$/;

/** How a bare word is read as a value. */
export type WordReading = { text: string; kind: FixKind | null } | null;

/** One letter more, less, other, or two swapped. */
function isOneSlip(word: string, literal: string): boolean {
  if (word === literal || Math.abs(word.length - literal.length) > 1) return false;
  let head = 0;
  while (head < word.length && word[head] === literal[head]) head++;
  const a = word.slice(head);
  const b = literal.slice(head);
  if (a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b) return true;
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** Reads a bare word as a value: itself, a literal of another language, a slip of the fingers, or a string that lost its quotes. */
export function readWord(word: string, dialect: Dialect): WordReading {
  if (LITERALS.includes(word) || NUMBER.test(word)) return { text: word, kind: null };
  if (dialect.json5 && JSON5_NUMBER.test(word)) return { text: word, kind: null };
  const lower = word.toLowerCase();
  const foreign = LITERALS.includes(lower) ? lower : FOREIGN[lower];
  if (foreign) return { text: foreign, kind: 'foreign-literal' };
  const near = word.length > 2 ? LITERALS.filter((literal) => isOneSlip(lower, literal)) : [];
  if (near.length === 1) return { text: near[0] as string, kind: 'literal-typo' };
  if (/^[\d^~>=<v]*\d+\.\d+\.\d+[\w.+-]*$/.test(word)) return { text: JSON.stringify(word), kind: 'unquoted-value' };
  if (NO_VALUE.test(word) || !PLAIN.test(word) || !/[A-Za-z]/.test(word)) return null;
  return { text: JSON.stringify(word), kind: 'unquoted-value' };
}

/** True for a word that can be a key without quotes. */
export const isKeyWord = (word: string): boolean => /^[\p{L}_$@][\p{L}\p{N}_$@./*-]*$/u.test(word);
