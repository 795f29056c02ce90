/** A kind of value with the characters that it is made of, from narrow to wide. */
const CLASSES: readonly { source: string; all: RegExp; longest: number }[] = [
  { source: '\\d', all: /^\d*$/, longest: 20 },
  { source: '[\\da-f]', all: /^[\da-f]*$/, longest: 64 },
  { source: '[\\d.]', all: /^[\d.]*$/, longest: 40 },
  { source: '[-+\\d.]', all: /^[-+\d.]*$/, longest: 40 },
  { source: '\\w', all: /^\w*$/, longest: 120 },
  { source: '[\\w.]', all: /^[\w.]*$/, longest: 160 },
  { source: '[\\w.-]', all: /^[\w.-]*$/, longest: 160 },
  { source: '[\\w./@+~-]', all: /^[\w./@+~-]*$/, longest: 300 },
];

/**
 * A bounded repetition that matches all of these values and cannot run into what follows them: its characters do not include `next`, the first
 * character behind the value (empty at the end of the line). Null when a value itself holds that character.
 */
export function valueClass(values: readonly string[], next: string): string | null {
  const shortest = Math.min(...values.map((value) => value.length));
  const longest = Math.max(...values.map((value) => value.length));
  const bounds = (most: number): string => `{${shortest === 0 ? 0 : 1},${Math.max(most, longest)}}`;
  if (longest > 1000 || (next !== '' && values.some((value) => value.includes(next)))) return null;
  for (const { source, all, longest: most } of CLASSES)
    if (values.every((value) => all.test(value)) && !(next !== '' && all.test(next))) return source + bounds(most);
  const blank = values.some((value) => /\s/.test(value));
  const excluded = next === '' ? '' : next === ' ' ? ' ' : next.replace(/[\\\]^-]/g, '\\$&');
  return (blank ? `[^\\n${excluded}]` : `[^\\s${excluded === ' ' ? '' : excluded}]`) + bounds(300);
}
