import type { Captures } from '../pattern/pattern.ts';

const words = (text: string): string[] => text.split(/[^\w-]+/);

/** Does an option speak of this code: by its name, or as one of a class (`5xx`)? */
const namesCode = (option: string, code: string): boolean => {
  const spoken = words(option);
  return spoken.includes(code) || (/^[1-5]\d\d$/.test(code) && spoken.includes(`${code.charAt(0)}xx`));
};

/**
 * The options of a decision that can apply to a failure: those that its pattern chose, else those that name its error code, else all.
 */
export function applicableOptions(
  options: Readonly<Record<string, string>>,
  chosen: readonly string[],
  captures: Captures,
): [when: string, what: string][] {
  const entries = Object.entries(options);
  const wanted = entries.filter(([when]) => chosen.includes(when));
  const candidates = wanted.length > 0 ? wanted : entries;
  const { code } = captures;
  const coded = code ? candidates.filter(([when]) => namesCode(when, code)) : [];
  return coded.length > 0 ? coded : candidates;
}
