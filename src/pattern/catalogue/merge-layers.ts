import type { BuiltPatterns } from '../built-file.ts';
import type { PatternList } from '../match/create-matcher.ts';
import type { PreparedPattern } from '../pattern.ts';

/** A layer as it counts: patterns that a later layer replaces are gone, and the others may be trusted. */
export interface MergedLayers {
  lists: PatternList[];
  /** All patterns that count; the layers are read as a whole. */
  all(): PreparedPattern[];
  /** The one that counts under an id. */
  find(id: string): PreparedPattern | undefined;
}

/** May the fixes of a layer run without asking: all, none, or those that a person agreed to one by one. */
export type Trust = boolean | 'as agreed';

/** One pattern for each id: a later layer replaces an earlier one's. */
export function mergeLayers(layers: readonly { patterns: BuiltPatterns; trusted: Trust }[]): MergedLayers {
  const replaced = new Set<string>();
  const merged: ({ list: PatternList } & Omit<MergedLayers, 'lists'>)[] = [];
  for (const { patterns, trusted } of [...layers].reverse()) {
    const gone = new Set(replaced);
    const last = merged.length === layers.length - 1;
    if (!last) for (const { id } of patterns.all()) replaced.add(id);
    const known = new Map<PreparedPattern, PreparedPattern>();
    const counted = (pattern: PreparedPattern): PreparedPattern | null => {
      if (gone.has(pattern.id)) return null;
      const now = trusted === 'as agreed' ? pattern.agreed === true : trusted;
      if (pattern.trusted === now) return pattern;
      const copy = known.get(pattern) ?? { ...pattern, trusted: now };
      known.set(pattern, copy);
      return copy;
    };
    const { size, index } = patterns;
    const at = (position: number): PreparedPattern | null => counted(patterns.at(position) as PreparedPattern);
    const all = (): PreparedPattern[] =>
      patterns
        .all()
        .map(counted)
        .filter((pattern) => pattern !== null);
    const find = (id: string): PreparedPattern | undefined => {
      const pattern = gone.has(id) ? undefined : patterns.find(id);
      return pattern && (counted(pattern) ?? undefined);
    };
    merged.push({ list: { size, index, at }, all, find });
  }
  merged.reverse();
  return {
    lists: merged.map(({ list }) => list),
    all: () => merged.flatMap(({ all }) => all()),
    find: (id) => {
      for (const { find } of [...merged].reverse()) {
        const pattern = find(id);
        if (pattern) return pattern;
      }
      return undefined;
    },
  };
}
