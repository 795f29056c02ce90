import { maskValues } from '../templates/mask-values.ts';
import { VALUE } from '../templates/settle.ts';
import { shapeOf } from '../templates/token-shape.ts';
import { tokensOf } from '../templates/tokens.ts';
import { isOneMessage } from './is-one-message.ts';

/** Stands where lines differ in words; `VALUE` where both have what is a value by nature. No readable line holds it. */
export const DIFFERENCE = '\u0002';

/** Longer lines are no messages; the table of an alignment is the square of this. */
const MAX_TOKENS = 300;

/**
 * The template that lines of one message have in common: what differs, and what is a value by nature, is `<*>`. Null where too little is the
 * same for one message, and for lines that are too long.
 * @param lines at least one
 */
export function unifyLines(lines: readonly string[]): string | null {
  const [first, ...others] = [...new Set(lines.map(maskValues))].sort().map(tokensOf);
  if (!first || [first, ...others].some(({ length }) => length > MAX_TOKENS)) return null;
  if (others.some((other) => codesIn(other) !== codesIn(first))) return null;
  const common = wholeNames(others.reduce(unifyTokens, first));
  return isOneMessage(common) ? common.join('').replace(/[\u0001\u0002]/g, '<*>') : null;
}

/** Codes and classes of the error, where they are no name that it speaks of. Lines with other ones are other messages. */
const codesIn = (tokens: readonly string[]): string =>
  tokens.filter((token, index) => shapeOf(token) === 'code' && !/^["'`‘“]$/.test(tokens[index - 1] ?? '')).join(' ');

/** Tokens that both have, in order; one `DIFFERENCE` for each stretch in which they differ. */
function unifyTokens(a: readonly string[], b: readonly string[]): string[] {
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const out: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      if (a[i] !== VALUE || !isHole(out.at(-1))) out.push(a[i] as string);
      i++;
      j++;
    } else {
      const down = i < a.length ? (lengths[(i + 1) * width + j] as number) : -1;
      const right = j < b.length ? (lengths[i * width + j + 1] as number) : -1;
      if (isHole(out.at(-1))) out.pop();
      out.push(DIFFERENCE);
      if (down >= right) i++;
      else j++;
    }
  }
  return out;
}

/** What cannot be a part of a name, and the names of errors. */
const NO_PART = /^(?:[\s\u0001,;|=!"'`‘’“”()[\]{}<>]|\.+|\w*(?:Error|Exception))$/;

/** A name is another name as a whole: `std::‹one›` and `std::‹two›` tell nothing of `std::`. */
function wholeNames(tokens: readonly string[]): string[] {
  const out: string[] = [];
  const isPart = (token: string | undefined, behind: string | undefined): boolean =>
    token !== undefined && !NO_PART.test(token) && (token !== ':' || (behind !== undefined && !NO_PART.test(behind)));
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i] !== DIFFERENCE) {
      out.push(tokens[i] as string);
      continue;
    }
    while (out.length > 0 && isPart(out.at(-1), out.at(-2))) out.pop();
    out.push(DIFFERENCE);
    while (isPart(tokens[i + 1], tokens[i + 2])) i++;
  }
  return out;
}

const isHole = (token: string | undefined): boolean => token === VALUE || token === DIFFERENCE;

/** Weight of the best common subsequence of the rests that begin at (i, j): words count, blanks and punctuation hardly. */
function commonLengths(a: readonly string[], b: readonly string[]): Float64Array {
  const width = b.length + 1;
  const lengths = new Float64Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
      const take = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] as number) + weightOf(a[i] as string) : 0;
      lengths[i * width + j] = Math.max(skip, take);
    }
  return lengths;
}

const weightOf = (token: string): number => (/[A-Za-z]/.test(token) ? 10 + token.length : 1);
