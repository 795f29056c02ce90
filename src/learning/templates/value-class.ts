/** Marks that stand around a value and their counterparts. */
const CLOSING: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '‘': '’',
  '“': '”',
  '(': ')',
  '[': ']',
  '<': '>',
};

const LONGEST = 300;
const LONGEST_NUMBER = 20;

/**
 * A bounded repetition that matches all of these values and cannot run into what follows them: its characters do not include `next`, the first
 * character behind the value (empty at the end of the line). Whole numbers stay numbers; any other value may next time be any other name, and
 * with blanks where it stands in quotes or brackets. Null when a value itself holds `next`, and for several words that stand free: they are a
 * sentence, not a name.
 * @param before the character in front of the value, empty at the start of the line
 */
export function valueClass(values: readonly string[], before: string, next: string): string | null {
  const longest = Math.max(...values.map((value) => value.length));
  if (longest > 1000 || (next !== '' && values.some((value) => value.includes(next)))) return null;
  const least = values.includes('') ? 0 : 1;
  if (values.every((value) => /^\d+$/.test(value)) && !/\d/.test(next))
    return `\\d{${least},${Math.max(LONGEST_NUMBER, longest)}}`;
  const enclosed = next !== '' && CLOSING[before] === next;
  const blank = values.some((value) => /\s/.test(value));
  if (blank && !enclosed) return null;
  const excluded = /\s/.test(next) ? '' : next.replace(/[\\\]^-]/g, '\\$&');
  return `[^${enclosed ? '\\n' : '\\s'}${excluded}]{${least},${Math.max(LONGEST, longest)}}`;
}
