/**
 * The first of these lines that a learned regex matches, or null: a line of a passing run, or of a message with another code or class, shows
 * that the regex says more than its examples do. Blanks around a line do not count.
 */
export function firstOverlap(source: string, lines: Iterable<string>): string | null {
  const regex = new RegExp(source);
  for (const line of lines) if (regex.test(line.trim())) return line;
  return null;
}
