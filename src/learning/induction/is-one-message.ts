const HOLE = /^[\u0001\u0002]$/;
const DIFFERS = '\u0002';
const OPENS = /^["'`‘“([{<]$/;
const WORD = /[A-Za-z]{2,}/g;

/** At least so many words of the message for each that differs. */
const WORDS_FOR_ONE = 2;

/**
 * Whether lines with this in common say the same about different names. A name stands in quotes or brackets, or alone among words that
 * stay; where two words side by side differ, or most of them, it is another message.
 * @param tokens of a template, with a character of its own for what differs and for what is a value by nature
 */
export function isOneMessage(tokens: readonly string[]): boolean {
  const words = tokens.join('').match(WORD)?.length ?? 0;
  let free = 0;
  for (const [index, token] of tokens.entries()) {
    if (token !== DIFFERS || OPENS.test(tokens[index - 1] ?? '')) continue;
    if (!HOLE.test(tokens[index - 2] ?? '') || tokens[index - 1] === ' ') free++; // `a:b` is one
    const next = tokens[index + 1];
    if (next === ' ' && HOLE.test(tokens[index + 2] ?? '')) return false;
    if (tokens[index - 1] === ' ' && HOLE.test(tokens[index - 2] ?? '')) return false;
  }
  return words >= free * WORDS_FOR_ONE;
}
