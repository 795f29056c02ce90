import type { FixKind } from './fix.ts';

/** What was wrong, in words that go after `file:line:`. */
const WORDS: Readonly<Record<FixKind, string>> = {
  bom: 'begins with a byte order mark',
  comment: 'holds a comment, which plain JSON does not have',
  'trailing-comma': 'a comma stands before a closing bracket',
  'extra-comma': 'a comma is there twice',
  'missing-comma': 'a comma is missing',
  'missing-colon': 'a colon is missing',
  'wrong-separator': 'another sign stands in the place of a comma or colon',
  quotes: 'a string has other quotes than double ones',
  'unquoted-key': 'a key has no quotes',
  'unquoted-value': 'a string has no quotes',
  'foreign-literal': 'a literal of another language stands for true, false or null',
  'literal-typo': 'true, false or null is mistyped',
  'bad-escape': 'a backslash is not doubled',
  'control-character': 'a string holds a raw control character',
  'odd-space': 'a space is no plain space',
  'trailing-garbage': 'something stands after the end',
  'missing-quote': 'a quote is missing',
  'mistyped-quote': 'another sign stands in the place of a quote',
  'extra-quote': 'a quote is one too many',
  'unescaped-quote': 'a quote inside of a string is not escaped',
  'missing-bracket': 'a bracket is missing',
  'extra-bracket': 'a bracket is one too many',
  'wrong-bracket': 'a bracket is of the wrong kind',
  'stray-character': 'a sign stands where none belongs',
  'stray-value': 'a value stands where none belongs',
  'equal-sides': 'the markers of a merge conflict stand around two equal sides',
  'as-original': 'differs from the last commit in a way that cannot be read',
};

export const describeFix = (kind: FixKind): string => WORDS[kind];
