import { applyFixes } from './apply-fixes.ts';
import { doubtOf, type Fix, type FixKind } from './fix.ts';
import { layoutFaults } from './layout-faults.ts';
import type { Line, Token } from './tokens.ts';

/** One way of reading a broken text: the whole text, corrected. */
export interface Reading {
  lines: Line[];
  /** What was corrected; columns are of the text at the time of each fix. */
  fixes: Fix[];
  /** How much it is doubted; the lowest wins. */
  doubt: number;
  /** The same without what the layout says. */
  guess: number;
  /** The bracket that was put in, where it stands in `lines`. */
  bracket?: Fix;
}

const LAYOUT_WEIGHT = 0.6;
const MAX_LAYOUT_DOUBT = 6;
const REPEATED_KEY = 2;
const ODD_STRING = 0.7;
const GUESS_ON_GUESS = 2;
const CUT_OFF = 3;

const significant = (lines: readonly Line[]): Token[] =>
  lines.flatMap((line) => line.tokens.filter((token) => token.kind !== 'comment'));

/** Equal for texts that mean the same: tokens without comments, layout and commas before closing brackets. */
export function meaningOf(lines: readonly Line[]): string {
  const texts = significant(lines).map((token) => token.text);
  return texts.filter((text, index) => !(text === ',' && /^[}\]]$/.test(texts[index + 1] ?? ''))).join('\u0000');
}

/** How many members have the key of another one of their object. */
function repeatedKeys(lines: readonly Line[]): number {
  const open: Set<string>[] = [];
  const tokens = significant(lines);
  let repeated = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.text === '{' || token.text === '[') open.push(new Set());
    else if (token.text === '}' || token.text === ']') open.pop();
    else if (tokens[index + 1]?.text === ':') {
      if (open.at(-1)?.has(token.text)) repeated++;
      open.at(-1)?.add(token.text);
    }
  }
  return repeated;
}

/** Strings that look as if they had swallowed something, or lost everything. */
const ODD = /^"[\s,:;=}\]{[(]|[,:;={[(\s]"$|": |", "|^""$/;

/** A key that holds the end of one member and the beginning of the next. */
const ODD_KEY = /[,:]\s/;

const isOdd = (token: Token, next: Token | undefined): boolean =>
  token.kind === 'string' && (ODD.test(token.text) || (next?.text === ':' && ODD_KEY.test(token.text)));

const oddStrings = (lines: readonly Line[], edits: readonly Fix[]): number =>
  edits
    .map((edit) => lines[edit.line]?.tokens ?? [])
    .reduce((sum, tokens) => sum + tokens.filter((token, index) => isOdd(token, tokens[index + 1])).length, 0);

/** A correction that only makes room for another guess, or turns text into a comment, explains nothing. */
const isGuessOnGuess = (edits: readonly Fix[], fixes: readonly Fix[]): boolean =>
  edits.some((edit) => fixes.some((fix) => fix.line === edit.line && ['unquoted-value', 'comment'].includes(fix.kind)));

const BRACKETS: readonly FixKind[] = ['missing-bracket', 'extra-bracket', 'wrong-bracket'];

/** A bracket is wrong in a text that may have been cut off: then nobody knows what came after its end. */
function isCutOff(lines: readonly Line[], edits: readonly Fix[]): boolean {
  if (!edits.some((edit) => BRACKETS.includes(edit.kind))) return false;
  const rows = lines.filter((line) => line.tokens.length > 0);
  const ends = significant(rows.slice(-1)).slice(-2);
  if (ends.some((token) => token.text === ',' || token.text === ':')) return true;
  if (!edits.some((edit) => edit.kind === 'missing-bracket' && /[}\]]/.test(edit.text))) return false;
  return rows.length > 1 && rows.at(-1)?.eol === '' && !/^[}\]]/.test(rows.at(-1)?.text ?? '');
}

/** Where an edit stands after the fixes of its line were made. */
const shifted = (edit: Fix, fixes: readonly Fix[]): Fix => {
  const before = fixes.filter((fix) => fix.line === edit.line && fix.end <= edit.start);
  return { ...edit, start: before.reduce((at, fix) => at + fix.text.length - (fix.end - fix.start), edit.start) };
};

/** Completes a reading: `edits` were made first (in `lines` already), `fixes` are still to be made. */
export function makeReading(lines: readonly Line[], edits: readonly Fix[], fixes: readonly Fix[]): Reading {
  const result = applyFixes(lines, fixes);
  const layout = Math.min(layoutFaults(result).length * LAYOUT_WEIGHT, MAX_LAYOUT_DOUBT);
  const all = [...edits, ...fixes];
  const guess =
    doubtOf(all) +
    repeatedKeys(result) * REPEATED_KEY +
    oddStrings(lines, edits) * ODD_STRING +
    (isGuessOnGuess(edits, fixes) ? GUESS_ON_GUESS : 0) +
    (isCutOff(lines, edits) ? CUT_OFF : 0);
  const reading = { lines: result, fixes: all, guess, doubt: guess + layout };
  const [edit] = edits;
  return edit?.kind === 'missing-bracket' ? { ...reading, bracket: shifted(edit, fixes) } : reading;
}
