/** One raw entry of a file, with the name it has there. */
export interface RawEntry {
  /** Key in an object map, id, or `#3`. */
  name: string;
  value: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names a missing id after the key, so that an object map needs no ids inside. */
const fromMap = (map: Record<string, unknown>): RawEntry[] =>
  Object.entries(map).map(([name, value]) => ({
    name,
    value: isObject(value) && value.id === undefined ? { ...value, id: name } : value,
  }));

const fromArray = (array: unknown[]): RawEntry[] =>
  array.map((value, index) => ({
    name: isObject(value) && typeof value.id === 'string' ? value.id : `#${index + 1}`,
    value,
  }));

/**
 * The entries of a file, whichever of the accepted shapes it has: `{[key]: […]}`, `{[key]: {name: entry}}`, a bare array, a bare
 * map of entries, or a single entry with its id. Null when it has none of them.
 *
 * @param key `patterns` or `playbooks`
 */
export function listEntries(document: unknown, key: string): RawEntry[] | null {
  if (Array.isArray(document)) return fromArray(document);
  if (!isObject(document)) return null;
  // A file that is one entry by itself: shipped playbooks have a file each.
  if (typeof document.id === 'string') return fromArray([document]);
  const inner = document[key];
  if (Array.isArray(inner)) return fromArray(inner);
  if (isObject(inner)) return fromMap(inner);
  const entries = Object.entries(document).filter(
    ([name]) => !['version', '$schema', 'name', 'description'].includes(name),
  );
  return inner === undefined && entries.every(([, value]) => isObject(value))
    ? fromMap(Object.fromEntries(entries))
    : null;
}
