/** The part of a regex that matching needs, whichever engine is behind it. */
export interface Searcher {
  /** The first match in the text, or null. */
  first(text: string): Found | null;
  /** The first matches in the text, at most `limit`, not overlapping. */
  all(text: string, limit: number): Found[];
}

export interface Found {
  /** Offset of the match, and of the character after it. */
  index: number;
  end: number;
  groups: Record<string, string | undefined>;
}
