import { type Row, unite } from './row.ts';
import { VALUE } from './settle.ts';

const UNIT =
  '(?:bytes?|bits?|[kKMGTP]i?[bB]|B|ns|us|µs|ms|msecs?|milliseconds?|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?)';
const ITEM = `[<>~]?\\u0001(?: ${UNIT}\\b)?`;
/** A value with its unit, said again in brackets, or a list of such. */
const RUN = `${ITEM}(?: \\(${ITEM}\\))?(?:(?:, ?| )${ITEM}(?: \\(${ITEM}\\))?){0,500}`;
/** What stands in quotes, and what stands behind `=` up to the end of its place in a list. */
const QUOTED = `(?<=(?<!\\w)")[^"\\u0001]{1,200}(?=")|(?<=(?<!\\w)')[^'\\u0001]{1,200}(?='(?!\\w))`;
const ASSIGNED = `(?<==)[^=,;()[\\]{}"']{1,200}(?=[,;)\\]}])`;
const PLACES = new RegExp(`${QUOTED}|${ASSIGNED}|${RUN}`, 'g');
const HOLE = '\u0002';
/** A value, and what may be written to it to say which one: `:amd64`, `:443`, `@next`. */
const SUFFIXED = /\u0001(?:[:@](?:[A-Za-z][\w-]{0,30}|\u0001)(?=[\s.,;)\]]|$))?/g;

const EMPTY_PAIR = /(?<=\s)(?:\(\)|\[\]|""|'')/g;

/** `from 10.0.0.1 ()` is `from 10.0.0.1 (<*>)` with nothing to say, where the latter exists. */
const fillEmptyPairs = (rows: readonly Row[]): Row[] => {
  const texts = new Set(rows.map((row) => row.tokens.join('')));
  return unite(rows, (text) => {
    const filled = text.replace(EMPTY_PAIR, (pair) => `${pair[0]}${VALUE}${pair[1]}`);
    return texts.has(filled) ? filled : text;
  });
};

/**
 * Unites rows of different length that say the same: a value that has a unit, a second form in brackets or more of its kind in one line and not in
 * another; quotes and assignments that hold one word here and several there; a name with something written to it.
 */
export const mergeForms = (rows: readonly Row[]): Row[] =>
  uniteForms(uniteForms(fillEmptyPairs(rows), SUFFIXED), PLACES);

/** Unites rows that are equal but for the forms that stand at these places. */
function uniteForms(rows: readonly Row[], places: RegExp): Row[] {
  const formsByFrame = new Map<string, string[][]>();
  for (const row of rows) {
    const text = row.tokens.join('');
    const frame = text.replace(places, HOLE);
    const forms = formsByFrame.get(frame) ?? [];
    forms.push(text.match(places) ?? []);
    formsByFrame.set(frame, forms);
  }
  return unite(rows, (text) => {
    const forms = formsByFrame.get(text.replace(places, HOLE)) ?? [];
    if (forms.length < 2) return text;
    let hole = 0;
    return text.replace(places, (form) => {
      const others = forms.map((one) => one[hole]);
      hole++;
      return others.every((other) => other === form) ? form : VALUE;
    });
  });
}
