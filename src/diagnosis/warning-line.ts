/** Levels and words by which a line says itself that it is not an error. */
const WARNING =
  /^\W{0,12}(?:[\d:.,TZ+/ -]{8,40}\W{0,3})?(?:\[?\w{1,20}\]?\s)?\W{0,3}(?:npm |yarn |pnpm )?(?:warn(?:ing)?|notice|note|info|debug|trace|deprecat\w*|hint)\b(?! as error)/i;
/** A program that goes on without the line or option that it names. */
const SKIPPED = /(?:[,.] Ignoring\.|, ignoring(?:: .{0,80}|\.)?|-- ignoring line)$/;
const RETRY =
  /\b(?:retry(?:ing)?\b.{0,40}\b(?:in|after|attempt)|will (?:be )?retr(?:y|ied)|attempt \d{1,3}(?: of |\/)\d|trying again)\b/i;

/** Does the line call itself a warning, a notice or a retry? Linear in the line; only its first 400 characters count. */
export function isWarningLine(text: string): boolean {
  const head = text.slice(0, 400);
  return WARNING.test(head) || RETRY.test(head) || SKIPPED.test(head);
}
