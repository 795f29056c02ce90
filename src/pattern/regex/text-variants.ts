/** Texts that are followed one by one; more are not worth it. */
const MAX_VARIANTS = 24;

/** Every text of the first list followed by every text of the second; null when they become too many. */
export function joinVariants(first: readonly string[], second: readonly string[]): string[] | null {
  if (first.length * second.length > MAX_VARIANTS) return null;
  return [...new Set(first.flatMap((head) => second.map((tail) => head + tail)))];
}

/** Leaves out each text that holds another one: where it stands, the other stands, too. */
export function withoutLonger(texts: readonly string[]): string[] {
  const distinct = [...new Set(texts)];
  return distinct.filter((text) => !distinct.some((other) => other !== text && text.includes(other)));
}
