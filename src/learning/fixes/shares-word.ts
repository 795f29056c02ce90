/** Words that stand in failures and in changes of every kind. */
const COMMON = new Set(
  (
    'error errors failed failure fails fail fatal exception warning cannot could not test tests testing file files line lines path paths find found ' +
    'with from this that have has into been were was will when then than expected actual received undefined null none true false value values ' +
    'type types name named import imports export function return const class module modules main index lines command exit code status missing ' +
    'unknown invalid unexpected does make node python used using unable trying require required called call object string number source assert ' +
    'default line column least most more only after before must should would there which while because where what'
  ).split(' '),
);

/** Words of four letters and more, in lower case and without the s of a plural; names in camel case and snake case are several. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.slice(0, 4_000).match(/\p{Lu}?\p{Ll}{3,}|\p{Lu}{4,}/gu) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => !COMMON.has(word))
      .map((word) => word.replace(/(?<=\p{L}{3})(?:es|s)$/u, '')),
  );

/** Do two texts have a word in common that does not stand in every text? */
export function sharesWord(a: string, b: string): boolean {
  const words = wordsOf(a);
  return [...wordsOf(b)].some((word) => words.has(word));
}
