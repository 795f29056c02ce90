import type { PreparedPattern } from '../pattern.ts';

/** One pattern for each id: a later layer replaces an earlier one's, in its place. */
export function mergeLayers(layers: readonly (readonly PreparedPattern[])[]): PreparedPattern[] {
  const byId = new Map<string, PreparedPattern>();
  for (const layer of layers) for (const pattern of layer) byId.set(pattern.id, pattern);
  return [...byId.values()];
}
