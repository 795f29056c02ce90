/**
 * True when `current` can be what a killed overwrite left, or a killed way back from it: as long as one of the two or something between,
 * and every byte the one or the other.
 */
export function isTornWrite(current: Uint8Array, before: Uint8Array, after: Uint8Array): boolean {
  const [shorter, longer] = [before.length, after.length].sort((a, b) => a - b) as [number, number];
  if (current.length < shorter || current.length > longer) return false;
  return current.every((byte, at) => byte === before[at] || byte === after[at]);
}
