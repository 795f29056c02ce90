/** Stands for a value in masked text: a character that no readable line holds. */
export const VALUE = '\u0001';

/** A piece between punctuation that holds a value. It begins where a piece can begin, so that matching stays linear. */
const PIECE =
  /(?<![^\s,!;:=|"'[\](){}.\-+@#$%&])[^\s,!;:=|"'[\](){}.\-+@#$%&\u0001]*\u0001[^\s,!;:=|"'[\](){}.\-+@#$%&]*/g;

/**
 * Brings masked text into the form in which templates are compared: a piece that holds a value is one (`blk_7` = `blk_-3`), values joined by
 * dots, signs or nothing are one, a sign belongs to its number.
 */
export function settle(text: string): string {
  if (!text.includes(VALUE)) return text;
  return text
    .replace(PIECE, (piece) => (piece.includes('/') ? piece : VALUE))
    .replace(/\u0001(?:[.+-]?\u0001)+/g, VALUE)
    .replace(/(^|[\s,;:=|"'[\](){}])[-+]\u0001/g, `$1${VALUE}`);
}
