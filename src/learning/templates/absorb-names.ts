import { type Row, unite } from './row.ts';
import { VALUE } from './settle.ts';
import { continuesSentence, shapeOf } from './token-shape.ts';

/** So many different words at one place were names: what else stands there is a name too. */
const NAMES = 4;
/** Letters of a template outside its values: less could be anything. */
const LEAST_LETTERS = 8;

interface Frame {
  words: readonly string[];
  /** Places of names. */
  names: ReadonlySet<number>;
}

/**
 * Rows that fit a template whose values were found to be names, word by word, are of it, also where they differ at several places at once:
 * `copied php8.2-cli to nas` is `copied <*> to <*>`. States and capitals are no names.
 */
export function absorbNames(rows: readonly Row[]): Row[] {
  const frames = new Map<number, Frame[]>();
  for (const row of rows) {
    const frame = frameOf(row);
    if (!frame) continue;
    const alike = frames.get(frame.words.length);
    if (alike) alike.push(frame);
    else frames.set(frame.words.length, [frame]);
  }
  if (frames.size === 0) return [...rows];
  return unite(rows, (text) => {
    const words = text.split(' ');
    const fitting = (frames.get(words.length) ?? []).filter((frame) => fits(words, frame));
    return fitting.length === 1 ? (fitting[0] as Frame).words.join(' ') : text;
  });
}

/** Null for a row that is no template with names in it. */
function frameOf({ tokens, members }: Row): Frame | null {
  const text = tokens.join('');
  if (members.length < NAMES || !text.includes(VALUE) || (text.match(/[A-Za-z]/g)?.length ?? 0) < LEAST_LETTERS)
    return null;
  const words = text.split(' ');
  const seen = members.map((member) => member.split(' ')).filter(({ length }) => length === words.length);
  const names = words.flatMap((word, place) => {
    if (!word.includes(VALUE)) return [];
    const different = new Set(seen.map((one) => one[place]).filter((one) => one !== undefined && /[A-Za-z]/.test(one)));
    return different.size >= NAMES ? [place] : [];
  });
  return names.length > 0 ? { words, names: new Set(names) } : null;
}

const fits = (words: readonly string[], { words: wanted, names }: Frame): boolean =>
  wanted.every((want, place) => {
    const word = words[place] as string;
    if (word === want) return true;
    if (!names.has(place)) return false;
    const [before, after] = [want.slice(0, want.indexOf(VALUE)), want.slice(want.lastIndexOf(VALUE) + 1)];
    if (!word.startsWith(before) || !word.endsWith(after) || word.length <= before.length + after.length) return false;
    const name = word.slice(before.length, word.length - after.length);
    return !continuesSentence(name) && !/^(?:capitals|code)$/.test(shapeOf(name));
  });
