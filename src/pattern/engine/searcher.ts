/** The part of a regex that matching needs, whichever engine is behind it. */
export interface Searcher {
  /** The first matches in the text, at most `limit`, not overlapping. */
  search(text: string, limit: number): Found[];
}

export interface Found {
  /** Offset of the match, and of the character after it. */
  index: number;
  end: number;
  groups: Record<string, string | undefined>;
}
