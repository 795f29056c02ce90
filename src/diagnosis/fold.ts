import type { CaptureName, Captures } from '../pattern/pattern.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Names that say where a problem showed, not which problem it is. */
const PLACES = new Set<string>(['file', 'line', 'column', 'test'] satisfies CaptureName[]);
/** A test is more than a place to whoever reads which one failed. */
const SPOTS = new Set<string>(['file', 'line', 'column'] satisfies CaptureName[]);
const MAX_LOCATIONS = 20;

const identity = (captures: Captures): string =>
  Object.entries(captures)
    .filter(([name]) => !PLACES.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/** Same pattern, same names: one problem that was reported several times. Without names the root line must be the same, too. */
const keyOf = (diagnosis: Diagnosis): string => {
  const names = identity(diagnosis.match?.captures ?? diagnosis.captures);
  return [diagnosis.pattern ?? '', diagnosis.category, names || diagnosis.root].join('\n\n');
};

/**
 * Says a generic wording only again what the root is: of the same kind, and without a name that the root lacks? `1 hunk FAILED` below
 * `Hunk #1 FAILED at 1.`
 */
export function isSaidAgain(diagnosis: Diagnosis, root: Diagnosis): boolean {
  const { match } = diagnosis;
  if (!match?.pattern.generic || !root.match || root.match.pattern.generic) return false;
  const known: Record<string, string | undefined> = root.captures;
  return (
    diagnosis.category === root.category &&
    Object.entries(match.captures).every(([name, value]) => SPOTS.has(name) || known[name] === value)
  );
}

/** One diagnosis for each problem, in the order of the first report of it; counts and locations are brought together. */
export function fold(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const byKey = new Map<string, Diagnosis>();
  for (const diagnosis of diagnoses) {
    const key = keyOf(diagnosis);
    const first = byKey.get(key);
    if (!first) {
      byKey.set(key, { ...diagnosis, locations: [...diagnosis.locations] });
      continue;
    }
    first.count += diagnosis.count;
    first.captures = { ...diagnosis.captures, ...first.captures };
    // The same sentence with more names in it.
    if (first.summary && diagnosis.summary?.startsWith(first.summary)) first.summary = diagnosis.summary;
    for (const place of diagnosis.locations) {
      const known = first.locations.some(({ file, line }) => file === place.file && line === place.line);
      if (!known && first.locations.length < MAX_LOCATIONS) first.locations.push(place);
    }
  }
  return [...byKey.values()];
}
