const UNITS: [string, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `2 days ago`, `just now`: how long `then` is before `now`, both UTC milliseconds. */
export function ago(then: number, now: number): string {
  const passed = now - then;
  for (const [unit, size] of UNITS) {
    const count = Math.floor(passed / size);
    if (count >= 1) return `${plural(count, unit)} ago`;
  }
  return 'just now';
}

/** `12,345`: by hand, because the first number that Node itself writes so loads its tables of all languages. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

/** `1 file`, `3 files`; `many` where the plural is irregular. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `840 ms`, `2.4 s`, `3 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `third`, `12th`. */
export function ordinal(n: number): string {
  const word = ORDINALS[n];
  if (word) return word;
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
