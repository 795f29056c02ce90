/** Parsed but unchecked content of a configuration file. */
export type RawObject = { [key: string]: unknown };

export const isObject = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that reach the prototype instead of the object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Lists that grow from layer to layer instead of being replaced. */
const ADDING = new Set(['ignore.files', 'ignore.commands']);

/** `over` laid on `base`: objects merge, everything else replaces, except the lists of `ignore`, which add up. Neither is changed. */
export function layered(base: RawObject, over: RawObject, prefix = ''): RawObject {
  const result: RawObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (FORBIDDEN.has(key)) continue;
    const below = Object.hasOwn(result, key) ? result[key] : undefined;
    const path = prefix + key;
    if (isObject(below) && isObject(value)) result[key] = layered(below, value, `${path}.`);
    else if (Array.isArray(below) && Array.isArray(value) && ADDING.has(path))
      result[key] = [...new Set([...below, ...value])];
    else result[key] = value;
  }
  return result;
}

/** The value at a dotted path, or undefined. */
export function valueAt(object: RawObject, path: string): unknown {
  let value: unknown = object;
  for (const key of path.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** A copy of `object` without the value at `path`. */
export function without(object: RawObject, path: readonly PropertyKey[]): RawObject {
  const [first, ...rest] = path.map(String);
  if (first === undefined || !Object.hasOwn(object, first)) return object;
  const copy = { ...object };
  const inner = copy[first];
  if (rest.length > 0 && isObject(inner)) copy[first] = without(inner, rest);
  else delete copy[first];
  return copy;
}
