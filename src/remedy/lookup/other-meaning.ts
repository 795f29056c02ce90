/** Words that differ by as little as a slip of the keyboard, and exclude each other: what one of them does the other undoes, or is not. */
const EXCLUSIVE = [
  'get set',
  'min max mean',
  'any all',
  'in out',
  'even odd',
  'start stop',
  'first last',
  'load read',
  'encode decode',
  'encrypt decrypt',
  'import export',
  'increase decrease',
  'increment decrement',
  'inc dec',
  'include exclude',
  'inner outer',
  'input output',
  'upper lower',
  'enable disable',
  'enabled disabled',
  'next prev',
  'left right',
  'show hide',
  'row col',
  'rows cols',
  'lat lon',
  'src dst',
  'asc desc',
  'send recv',
  'push pull pop poll',
  'post put patch',
  'sync async',
  'sum sub',
  'sin cos tan',
  'ceil floor',
  'host port',
  'bit byte',
  'bits bytes',
  'int uint',
  'ms us ns',
  'append prepend',
  'attach detach',
  'before after',
  'true false',
];
const OTHERS = new Map<string, ReadonlySet<string>>(
  EXCLUSIVE.flatMap((row) => {
    const words = row.split(' ');
    return words.map((word): [string, ReadonlySet<string>] => [word, new Set(words)]);
  }),
);

/** `valid` and `invalid`, `load` and `reload`: what stands before a word makes another one of it. */
const PREFIXES = ['un', 'in', 'im', 'ir', 'non', 'dis', 'de', 're'];
const SHORTEST_STEM = 3;

/** `timeout` and `timeout_ms`: who gave a value under the one name need not have meant it in that unit. */
const UNITS = new Set(
  'ns us ms s sec secs min mins hrs days b kb mb gb kib mib gib px em pt pct mm cm m km g kg usd eur cents'.split(' '),
);
const hasUnit = (long: readonly string[], short: readonly string[]): boolean =>
  long.length === short.length + 1 &&
  UNITS.has(long.at(-1) ?? '') &&
  short.every((word, index) => word === long[index]);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);

const isPrefixed = (long: string, short: string): boolean =>
  short.length >= SHORTEST_STEM && PREFIXES.some((prefix) => long === prefix + short);

const exclude = (a: string, b: string): boolean =>
  a !== b && (OTHERS.get(a)?.has(b) === true || isPrefixed(a, b) || isPrefixed(b, a));

/**
 * Do two names that look alike mean different things, so that one is hardly a slip for the other: `encode` and `decode`, `getName` and
 * `setName`, `sync` and `async`, `valid` and `invalid`, `utf8` and `utf16`, `timeout` and
 * `timeout_ms`? Pure.
 */
export function meanOther(a: string, b: string): boolean {
  const [x, y] = [a.replace(/\d+/g, ''), b.replace(/\d+/g, '')];
  if (x.toLowerCase() === y.toLowerCase()) return /\d/.test(a) && /\d/.test(b) && a.toLowerCase() !== b.toLowerCase();
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (hasUnit(left, right) || hasUnit(right, left)) return true;
  return left.length === right.length && left.some((word, index) => exclude(word, right[index] ?? word));
}
